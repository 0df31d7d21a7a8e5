package dev.rollcall.rest;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Disclosure;
import dev.rollcall.visibility.FieldChoice;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import dev.rollcall.visibility.VisibleUser;
import java.util.List;

/** Users as the policy lets them out of a list, to be sent. */
public final class VisibleUsers {

    private static final Disclosure DISCLOSURE =
            new VisibilityPolicy(Dialect.EIGHT)
                    .ownDisclosure(
                            Operation.LIST,
                            "somebody",
                            new WorkspaceRules(List.of(), false),
                            FieldChoice.NONE);

    private VisibleUsers() {}

    public static VisibleUser named(String username) {
        return DISCLOSURE.reveal(
                StoredUser.withId("id-of-" + username).put(UserField.USERNAME, username).build());
    }
}
