package dev.rollcall.mongo.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of the database: no secret, in whatever form, with whatever else. */
class UserProjectionTest {

    /** A path of one of these, above or below, would bring what must not leave the database. */
    private static final List<String> SECRET_PATHS =
            List.of(
                    "services.password.bcrypt",
                    "services.password.argon2",
                    "services.password.reset",
                    "services.password.enroll",
                    "services.passwordHistory",
                    "services.resume.loginTokens.hashedToken",
                    "services.resume.loginTokens.token",
                    "services.resume.loginTokens.twoFactorAuthorizedHash",
                    "services.email.verificationTokens.token",
                    "services.email2fa.code",
                    "services.totp.secret",
                    "services.totp.tempSecret",
                    "services.totp.hashedBackup",
                    "services.emailCode.code",
                    "services.cloud.accessToken",
                    "services.github.accessToken",
                    "services.google.idToken",
                    "services.webdav.password",
                    "e2e.private_key",
                    "inviteToken",
                    "joinCode");

    static Stream<Arguments> everyFieldInEveryForm() {
        return Arrays.stream(UserField.values())
                .flatMap(
                        field ->
                                Arrays.stream(Representation.values())
                                        .map(form -> Arguments.of(field, form)));
    }

    private static Document of(UserField field, Representation form) {
        return UserProjection.document(
                new Projection(Map.of(field, form), Set.of("team", "clearance")));
    }

    @ParameterizedTest
    @MethodSource("everyFieldInEveryForm")
    void neverReachesASecret(UserField field, Representation form) {
        of(field, form).forEach(UserProjectionTest::assertHarmless);
    }

    private static void assertHarmless(String path, Object asked) {
        if (!Integer.valueOf(1).equals(asked)) {
            assertThat(path).isIn(UserProjection.SERVICE_NAMES, UserProjection.PASSWORD_EXISTS);
            return;
        }
        assertThat(path).isNotEqualTo("services");
        for (String secret : SECRET_PATHS) {
            assertThat(secret).isNotEqualTo(path);
            assertThat(secret).as("what %s brings", path).doesNotStartWith(path + ".");
            assertThat(path).as("a part of %s", secret).doesNotStartWith(secret + ".");
        }
    }

    @ParameterizedTest
    @MethodSource("everyFieldInEveryForm")
    void alwaysHasTheId(UserField field, Representation form) {
        assertThat(of(field, form)).containsEntry("_id", 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # field             | form    | beside the id
                    ID                  | PLAIN   | ''
                    USERNAME            | PLAIN   | username
                    EMAILS              | PLAIN   | emails
                    PREFERENCES         | PLAIN   | settings.preferences
                    AUTHORIZED_CLIENTS  | PLAIN   | oauth.authorizedClients
                    CUSTOM_FIELDS       | PLAIN   | customFields
                    CUSTOM_FIELDS       | DECLARED | customFields.clearance customFields.team
                    CUSTOM_FIELDS       | DECLARED_PUBLIC | customFields.clearance customFields.team
                    CUSTOM_FIELDS       | DECLARED_TRUTHY_PUBLIC | customFields.clearance customFields.team
                    PASSWORD            | MASKED  | services.password.none
                    PASSWORD            | SUMMARY | passwordExists
                    EMAIL_TWO_FACTOR    | MASKED  | services.email2fa.changedAt services.email2fa.enabled
                    TOTP                | MASKED  | services.totp.enabled
                    LOGIN_TOKENS        | MASKED  | services.resume.loginTokens.when
                    VERIFICATION_TOKENS | MASKED  | services.email.verificationTokens.address services.email.verificationTokens.when
                    SERVICES            | MASKED  | ''
                    SERVICE_NAMES       | PLAIN   | serviceNames
                    NAME_INSENSITIVE    | PLAIN   | ''
                    EMAIL               | PLAIN   | ''
                    OAUTH_USER          | PLAIN   | ''
                    AVATAR_URL          | PLAIN   | ''
                    CAN_VIEW_ALL_INFO   | TRUE    | ''
                    ROOMS               | PLAIN   | ''
                    """)
    void asksForExactlyWhatTheFormShows(UserField field, Representation form, String paths) {
        String asked =
                of(field, form).keySet().stream()
                        .filter(path -> !path.equals("_id"))
                        .sorted()
                        .reduce((all, path) -> all + " " + path)
                        .orElse("");
        assertThat(asked).isEqualTo(paths);
    }

    @Test
    void asksTheServerWhetherThereIsAPasswordAndWhichServicesThereAre() {
        assertThat(of(UserField.PASSWORD, Representation.SUMMARY).get("passwordExists"))
                .isEqualTo(
                        Document.parse(
                                "{'$and': [{'$gte': ['$services.password.bcrypt', '']},"
                                        + " {'$lt': ['$services.password.bcrypt', {}]}]}"));
        assertThat(of(UserField.SERVICE_NAMES, Representation.PLAIN).get("serviceNames"))
                .isEqualTo(
                        Document.parse(
                                "{'$map': {'input': {'$objectToArray':"
                                        + " {'$cond': [{'$and': [{'$gte': ['$services', {}]},"
                                        + " {'$lt': ['$services', []]}]},"
                                        + " '$services', {}]}},"
                                        + " 'as': 'service', 'in': '$$service.k'}}"));
    }

    @Test
    void isComputedOnlyIfTheServerHasToCompute() {
        for (UserField field : UserField.values()) {
            for (Representation form : Representation.values()) {
                boolean computed =
                        field == UserField.SERVICE_NAMES
                                || field == UserField.PASSWORD && form == Representation.SUMMARY;
                assertThat(UserProjection.isComputed(new Projection(Map.of(field, form), Set.of())))
                        .as("%s %s", field, form)
                        .isEqualTo(computed);
            }
        }
    }

    /** MongoDB refuses a projection that names a path and a part of it. */
    @Test
    void namesNoPathAndAPartOfItEvenWithEverythingAsked() {
        for (Representation form : Representation.values()) {
            Map<UserField, Representation> all = new EnumMap<>(UserField.class);
            Arrays.stream(UserField.values()).forEach(field -> all.put(field, form));
            Set<String> paths =
                    UserProjection.document(new Projection(all, Set.of("team"))).keySet();
            for (String path : paths) {
                assertThat(paths).noneMatch(other -> other.startsWith(path + "."));
            }
        }
    }
}
