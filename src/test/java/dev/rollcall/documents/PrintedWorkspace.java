package dev.rollcall.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Documents;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.Map;

/** Puts into the workspace what a document's example implies: its users, rooms and settings. */
final class PrintedWorkspace {

    /** Sorts between the printed users of a list, at the place of a document's three dots. */
    static final String UNPRINTED = "m.";

    /** The document that prints the whole stored user, because its caller may see everything. */
    private static final Map<String, String> PRINTED_IN_FULL =
            Map.of("users.info-3.x-regular-caller", "users.info-3.x-rooms");

    private static final String DECLARED_FIELDS =
            """
            {"clearance": {"type": "text", "public": true}, "team": {"type": "text", "public": true}}""";

    private final TestWorkspace workspace;

    PrintedWorkspace(TestWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Stores what the example shows and then the caller, who is the user itself in a profile. */
    UserFixture fill(String document, UserFixture caller) {
        JsonNode printed = Documents.response(PRINTED_IN_FULL.getOrDefault(document, document));
        if (printed.has("_id")) {
            workspace.setting("Site_Url", "http://localhost:3000").settled();
            return workspace.add(PrintedUser.stored(printed).loggedIn());
        }
        if (printed.has("user")) {
            JsonNode user = printed.get("user");
            workspace.add(PrintedUser.stored(user));
            PrintedUser.subscriptions(user).forEach(workspace.subscriptions()::insertOne);
        }
        printed.path("users").forEach(user -> workspace.add(PrintedUser.stored(user)));
        workspace.add(caller);
        if (document.equals("users.list-custom-fields")) {
            workspace.setting("Accounts_CustomFields", DECLARED_FIELDS).settled();
        } else {
            fillUp(printed.path("total").asInt() - printed.path("users").size() - 1);
        }
        return caller;
    }

    private void fillUp(int users) {
        for (int user = 0; user < users; user++) {
            workspace.add(UserFixture.user(UNPRINTED + "filler." + user));
        }
    }
}
