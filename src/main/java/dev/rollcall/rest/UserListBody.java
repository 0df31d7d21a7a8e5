package dev.rollcall.rest;

import dev.rollcall.directory.UserPage;
import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of users.list, of which the first user and the total have been read and the others wait:
 * so a failure of the database until then is still a failure of the request, and after it a list of
 * any length takes little memory.
 */
public final class UserListBody {

    private final Rows rows;
    private final long offset;
    private final long total;

    private UserListBody(Rows rows, long offset, long total) {
        this.rows = rows;
        this.offset = offset;
        this.total = total;
    }

    /** Reads the first user and the total at once; neither goes on where the other fails. */
    static Uni<UserListBody> of(UserPage page) {
        AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});
        return Uni.combine()
                .all()
                .unis(firstRead(page.users(), cancel), page.total())
                .with((rows, total) -> new UserListBody(rows, page.offset(), total))
                .onFailure()
                .invoke(() -> cancel.get().run())
                .onCancellation()
                .invoke(() -> cancel.get().run());
    }

    private static Uni<Rows> firstRead(Multi<VisibleUser> users, AtomicReference<Runnable> cancel) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            Rows rows = new Rows(emitter::complete, emitter::fail);
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
}
