package dev.rollcall.blackbox.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one e-mail address that the profile names, and the address of the picture. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("the dialects have no word on profiles; EveryCellIT reads one in both")
class AddressesIT {

    TestWorkspace workspace;

    @BeforeEach
    void reset() {
        workspace.reset().settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # emails                                                                                     | email
                                                                                                                 |
                    []                                                                                           |
                    [{"address": "a@x.y"}]                                                                       |
                    [{"address": "a@x.y", "verified": false}]                                                    |
                    [{"address": "a@x.y", "verified": null}]                                                     |
                    [{"address": "a@x.y", "verified": true}]                                                     | a@x.y
                    [{"address": "a@x.y", "verified": false}, {"address": "b@x.y", "verified": true}]            | b@x.y
                    [{"address": "a@x.y", "verified": true}, {"address": "b@x.y", "verified": true}]             | a@x.y
                    [{"verified": true}, {"address": "b@x.y", "verified": true}]                                 | b@x.y
                    [{"address": "A@X.y", "verified": true}]                                                     | A@X.y
                    """)
    void theFirstVerifiedAddressIsTheEmail(String emails, String email) {
        JsonNode me = Profiles.with(workspace, "emails", emails);

        assertThat(me.path("email").asText(null)).isEqualTo(email);
        assertThat(me.has("email")).isEqualTo(email != null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # Site_Url                       | user name   | avatarUrl
                                                     | "jane"      | http://localhost:3000/avatar/jane
                    "https://chat.example.com"       | "jane"      | https://chat.example.com/avatar/jane
                    "https://chat.example.com/"      | "jane"      | https://chat.example.com/avatar/jane
                    " https://chat.example.com/ "    | "jane"      | https://chat.example.com/avatar/jane
                    "https://example.com/chat"       | "jane"      | https://example.com/chat/avatar/jane
                    "https://example.com/chat/"      | "jane"      | https://example.com/chat/avatar/jane
                    1                                | "jane"      | http://localhost:3000/avatar/jane
                    null                             | "jane"      | http://localhost:3000/avatar/jane
                    ""                               | "jane"      | http://localhost:3000/avatar/jane
                    "  "                             | "jane"      | http://localhost:3000/avatar/jane
                    "https://chat.example.com"       | "Jane.Doe_é/ +%" | https://chat.example.com/avatar/Jane.Doe_é/ +%
                    "https://chat.example.com"       |             |
                    "https://chat.example.com"       | null        |
                    """)
    void theAvatarIsUnderTheWorkspacesAddressByTheUserNameAsItIs(
            String siteUrl, String username, String avatarUrl) {
        if (siteUrl != null) {
            workspace.setting("Site_Url", JsonText.stored(siteUrl)).settled();
        }

        JsonNode me = Profiles.with(workspace, "username", username);

        assertThat(me.path("avatarUrl").asText(null)).isEqualTo(avatarUrl);
        assertThat(me.has("avatarUrl")).isEqualTo(avatarUrl != null);
    }
}
