package dev.rollcall.rest;

import dev.rollcall.directory.UserPage;
import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Flow;

/**
 * The body of users.list, of which the first user has been read and the others wait: so a failure
 * of the database until then is still a failure of the request, and after it a list of any length
 * takes little memory.
 */
public final class UserListBody {

    private final UserPage page;
    private final Rows rows;

    private UserListBody(UserPage page, Rows rows) {
        this.page = page;
        this.rows = rows;
    }

    static Uni<UserListBody> of(UserPage page) {
        Multi<VisibleUser> users = page.users();
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            Rows rows =
                                    new Rows(
                                            first ->
                                                    emitter.complete(new UserListBody(page, first)),
                                            emitter::fail);
                            emitter.onTermination(rows::cancelUnlessTaken);
                            users.subscribe((Flow.Subscriber<VisibleUser>) rows);
                        });
    }

    UserPage page() {
        return page;
    }

    Rows rows() {
        return rows;
    }
}
