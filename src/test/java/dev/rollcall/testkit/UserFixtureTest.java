package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class UserFixtureTest {

    @Test
    void setsMembersBesideEachOther() {
        Document user =
                UserFixture.bare("x")
                        .with("services", new Document("ldap", true))
                        .service("password.bcrypt", "hash")
                        .service("password.reset.token", "reset")
                        .document();
        Document password =
                new Document("bcrypt", "hash").append("reset", new Document("token", "reset"));
        assertThat(user)
                .isEqualTo(
                        new Document("_id", "x")
                                .append(
                                        "services",
                                        new Document("ldap", true).append("password", password)));
    }

    @Test
    void laterMembersReplaceEarlierOnesWithAllBelow() {
        Document user =
                UserFixture.bare("x").with("a.b", 1).with("a.c", 2).with("a", List.of()).document();
        assertThat(user).isEqualTo(new Document("_id", "x").append("a", List.of()));
    }

    @Test
    void isNotChangedByWhatIsMadeOfIt() {
        UserFixture user = UserFixture.user("alice");
        Document before = user.document();
        assertThat(user.with("name", "Bob").without("emails").loggedIn().document())
                .isNotEqualTo(before);
        assertThat(user.document()).isEqualTo(before);
    }

    @Test
    void storesEveryTokenAndSendsTheFirst() {
        UserFixture user = UserFixture.user("alice").token("one").token("two");
        assertThat(
                        user.document()
                                .getEmbedded(
                                        List.of("services", "resume", "loginTokens"), List.of()))
                .extracting("hashedToken")
                .containsExactly(TokenHash.of("one"), TokenHash.of("two"));
        assertThat(user.credentials().first("x-auth-token")).contains("one");
    }

    @Test
    void cannotCallWithoutAToken() {
        assertThatIllegalStateException().isThrownBy(UserFixture.user("alice")::credentials);
    }

    @Test
    void secretiveHoldsEverySecret() {
        assertThat(Fixtures.secretive().document().toString()).contains(Secrets.all());
    }
}
