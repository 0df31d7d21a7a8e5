package dev.rollcall.rest.list;

import dev.rollcall.directory.ListUsers.ListGuard;
import dev.rollcall.directory.UserPage;
import dev.rollcall.stream.StreamedList;
import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * The body of users.list. It is created once the first user and the total are known; until then a
 * database failure can still be a 503.
 */
public final class UserListBody implements StreamedList {

    private final PrefetchedUsers rows;
    private final long offset;
    private final long total;
    private final ListTerms terms;

    private UserListBody(PrefetchedUsers rows, long offset, long total, ListTerms terms) {
        this.rows = rows;
        this.offset = offset;
        this.total = total;
        this.terms = terms;
    }

    /** Reads the first user and the total in parallel; if one fails, the other is cancelled. */
    public static Uni<UserListBody> of(UserPage page, ListTerms terms, ReadAhead readAhead) {
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

    private static Uni<PrefetchedUsers> firstRead(
            Multi<VisibleUser> users, ReadAhead readAhead, AtomicReference<Runnable> cancel) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            PrefetchedUsers rows =
                                    new PrefetchedUsers(
                                            readAhead, emitter::complete, emitter::fail);
                            cancel.set(rows::cancel);
                            users.subscribe((Flow.Subscriber<VisibleUser>) rows);
                        });
    }

    PrefetchedUsers rows() {
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
    public void close() {
        rows.cancel();
        terms.release().run();
    }

    /**
     * The terms under which a list is sent.
     *
     * @param requestId the id of its request, for the log
     * @param bounded whether the request or the workspace limits its size
     * @param guard checks again whether it may go on
     * @param release gives its places back, and may be called more than once
     * @param sent gets the number of rows when the list has ended, whole or not
     */
    public record ListTerms(
            String requestId,
            boolean bounded,
            ListGuard guard,
            Runnable release,
            LongConsumer sent) {}
}
