package dev.rollcall.rest;

import dev.rollcall.directory.UserPage;
import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of users.list. It is created once the first user and the total are known; until then a
 * database failure can still be a 503.
 */
public final class UserListBody {

    private final Rows rows;
    private final long offset;
    private final long total;
    private final ListTerms terms;

    private UserListBody(Rows rows, long offset, long total, ListTerms terms) {
        this.rows = rows;
        this.offset = offset;
        this.total = total;
        this.terms = terms;
    }

    /** Reads the first user and the total in parallel; if one fails, the other is cancelled. */
    static Uni<UserListBody> of(UserPage page, ListTerms terms, ReadAhead readAhead) {
        AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});
        return Uni.combine()
                .all()
                .unis(firstRead(page.users(), readAhead, cancel), page.total())
                .with((rows, total) -> new UserListBody(rows, page.offset(), total, terms))
                .onFailure()
                .invoke(() -> cancel.get().run())
                .onCancellation()
                .invoke(() -> cancel.get().run());
    }

    private static Uni<Rows> firstRead(
            Multi<VisibleUser> users, ReadAhead readAhead, AtomicReference<Runnable> cancel) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            Rows rows = new Rows(readAhead, emitter::complete, emitter::fail);
                            cancel.set(rows::cancel);
                            users.subscribe((Flow.Subscriber<VisibleUser>) rows);
                        });
    }

    Rows rows() {
        return rows;
    }

    long offset() {
        return offset;
    }

    long total() {
        return total;
    }

    ListTerms terms() {
        return terms;
    }

    /** Ends the reading and gives the places back. */
    void close() {
        rows.cancel();
        terms.release().run();
    }
}
