package dev.rollcall.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.FieldType.AttributeValues;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.FieldType.StoredLoginToken;
import dev.rollcall.user.FieldType.StoredVerification;
import dev.rollcall.user.FieldType.Subscription;
import dev.rollcall.user.FieldType.TwoFactor;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DisclosureTest {

    private static final WorkspaceRules RULES = new WorkspaceRules(List.of(), true);
    private static final FieldChoice WITH_ROOMS = new FieldChoice(Map.of("rooms", true));

    @ParameterizedTest
    @MethodSource("disclosures")
    void revealsNothingBeyondWhatItShowsEvenOfAUserWithEveryField(Disclosure disclosure) {
        VisibleUser visible = disclosure.reveal(userWithEveryField("someone"));

        assertThat(visible.values().keySet())
                .allSatisfy(
                        field ->
                                assertThat(disclosure.shows(field)).as("shows %s", field).isTrue());
        assertThat(UserField.values())
                .allSatisfy(
                        field ->
                                assertThat(visible.mayShow(field))
                                        .as("may show %s", field)
                                        .isEqualTo(disclosure.shows(field)));
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void fetchesNothingBeyondWhatItShowsAndTheSourcesOfIt(Disclosure disclosure) {
        assertThat(disclosure.projection().fields().keySet())
                .allSatisfy(
                        fetched ->
                                assertThat(
                                                Stream.of(UserField.values())
                                                        .filter(disclosure::shows)
                                                        .map(shown -> shown.source().orElse(shown)))
                                        .contains(fetched));
    }

    static Stream<Disclosure> disclosures() {
        return Stream.of(Dialect.values())
                .flatMap(
                        dialect ->
                                Stream.of(Operation.values())
                                        .flatMap(
                                                operation ->
                                                        Stream.of(Viewer.values())
                                                                .flatMap(
                                                                        viewer ->
                                                                                Stream.of(
                                                                                                FieldChoice
                                                                                                        .NONE,
                                                                                                WITH_ROOMS)
                                                                                        .map(
                                                                                                choice ->
                                                                                                        disclosure(
                                                                                                                dialect,
                                                                                                                operation,
                                                                                                                viewer,
                                                                                                                choice)))));
    }

    @Test
    void fetchesTheSourceOfADerivedFieldIfTheSourceIsLeftOut() {
        Disclosure disclosure = list(Viewer.OTHER, Map.of("name", false));

        assertThat(disclosure.projection().fields())
                .containsEntry(UserField.NAME, Representation.PLAIN)
                .doesNotContainKey(UserField.NAME_INSENSITIVE);
        assertThat(disclosure.reveal(userWithEveryField("someone")).values())
                .containsEntry(UserField.NAME_INSENSITIVE, "name of ärger")
                .doesNotContainKey(UserField.NAME);
    }

    /** Upstream lets these through, though no user has a value under such a name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # viewer | left out | name              | let through
                    OTHER    |          | username.x        | true
                    OTHER    |          | usernames         | true
                    OTHER    |          | nameX             | true
                    OTHER    |          | nameInsensitive   | true
                    OTHER    |          | typeX             | true
                    OTHER    |          | statusX           | false
                    OTHER    |          | activeX           | false
                    OTHER    |          | nam               | false
                    OTHER    |          | customFieldsX     | false
                    OTHER    |          | emails.addressX   | false
                    OTHER    |          | emails.address.x  | false
                    OTHER    | type     | typeX             | false
                    FULL     |          | emails.addressX   | true
                    FULL     |          | emails.address.x  | true
                    FULL     |          | emails.verified   | false
                    FULL     |          | emailsX           | false
                    FULL     | emails   | emails.addressX   | false
                    FULL     |          | rolesX            | false
                    """)
    void letsNamesThroughInAFilterThatBeginWithCertainOnes(
            Viewer viewer, String leftOut, String name, boolean letThrough) {
        Map<String, Boolean> choice = leftOut == null ? Map.of() : Map.of(leftOut, false);

        assertThat(list(viewer, choice).letsThrough(name)).isEqualTo(letThrough);
    }

    @Test
    void oneselfByChanceSeesOnlyTheRoomsInAddition() {
        Disclosure disclosure =
                disclosure(Dialect.DOCUMENTED, Operation.INFO, Viewer.OTHER, WITH_ROOMS);
        VisibleUser own = disclosure.reveal(userWithEveryField(Viewer.ID));
        VisibleUser other = disclosure.reveal(userWithEveryField("someone"));

        assertThat(own.mayShow(UserField.ROOMS)).isTrue();
        assertThat(other.mayShow(UserField.ROOMS)).isFalse();
        assertThat(
                        Stream.of(UserField.values())
                                .filter(field -> own.mayShow(field) != other.mayShow(field)))
                .containsExactly(UserField.ROOMS);
        assertThat(own.value(UserField.CAN_VIEW_ALL_INFO)).contains(false);
    }

    @ParameterizedTest
    @EnumSource
    void theListHidesEvenTheOwnAddresses(Dialect dialect) {
        VisibleUser own =
                disclosure(dialect, Operation.LIST, Viewer.OTHER, FieldChoice.NONE)
                        .reveal(userWithEveryField(Viewer.ID));

        assertThat(own.mayShow(UserField.EMAILS)).isFalse();
    }

    @Test
    void theListAlwaysHasALowerCasedName() {
        StoredUser nameless = StoredUser.withId("someone").build();

        assertThat(list(Viewer.OTHER, Map.of()).reveal(nameless).values())
                .containsExactly(
                        Map.entry(UserField.ID, "someone"),
                        Map.entry(UserField.NAME_INSENSITIVE, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # addresses                  | email
                    a:true                       | a
                    a:false b:true c:true        | b
                    a: b:true                    | b
                    a:false b:                   |
                                                 |
                    """)
    void theEmailOfMeIsTheFirstVerifiedAddress(String addresses, String email) {
        List<EmailAddress> stored =
                Stream.ofNullable(addresses)
                        .flatMap(text -> Stream.of(text.split(" ")))
                        .map(text -> text.split(":", 2))
                        .map(
                                parts ->
                                        new EmailAddress(
                                                parts[0],
                                                Optional.of(parts[1])
                                                        .filter(text -> !text.isEmpty())
                                                        .map(Boolean::valueOf)))
                        .toList();

        assertThat(
                        me(StoredUser.withId(Viewer.ID).put(UserField.EMAILS, stored))
                                .value(UserField.EMAIL))
                .isEqualTo(Optional.ofNullable(email));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # services                                                          | OAuth user
                                                                                        | false
                    password                                                            | false
                    emailCode email2fa totp resume password passwordHistory cloud email | false
                    password github                                                     | true
                    ldap                                                                | true
                    custom-provider resume                                              | true
                    """)
    void whoHasAnyOtherServiceThanTheOwnOnesSignsInByIt(String services, boolean oauthUser) {
        List<String> names =
                Stream.ofNullable(services).flatMap(text -> Stream.of(text.split(" "))).toList();

        assertThat(me(StoredUser.withId(Viewer.ID).put(UserField.SERVICE_NAMES, names)))
                .satisfies(me -> assertThat(me.value(UserField.OAUTH_USER)).contains(oauthUser))
                .satisfies(me -> assertThat(me.mayShow(UserField.SERVICE_NAMES)).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # viewer | path            | filter | sort
                    FULL     | emails          | true   | true
                    FULL     | emails.address  | true   | true
                    FULL     | emails.verified | false  | false
                    OTHER    | emails.address  | false  | false
                    OTHER    | username        | true   | true
                    OTHER    | username.x      | false  | false
                    OTHER    | usernameX       | false  | false
                    OTHER    | unknown         | false  | false
                    OTHER    | unknown.member  | false  | false
                    OTHER    | nameInsensitive | false  | true
                    OTHER    | services.resume.loginTokens | false | false
                    FULL     | services.password.bcrypt    | false | false
                    """)
    void onlyPathsOfTheTableCanBeFilteredAndSortedBy(
            Viewer viewer, String path, boolean filter, boolean sort) {
        Disclosure disclosure = list(viewer, Map.of());

        assertThat(disclosure.filterPath(path).map(FieldPath::dotted))
                .isEqualTo(filter ? Optional.of(path) : Optional.empty());
        assertThat(disclosure.sortPath(path).map(FieldPath::dotted))
                .isEqualTo(sort ? Optional.of(path) : Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"INFO", "ME"})
    void onlyAListCanBeFilteredAndSorted(Operation operation) {
        Disclosure disclosure =
                disclosure(Dialect.DOCUMENTED, operation, Viewer.SELF, FieldChoice.NONE);

        assertThat(disclosure.shows(UserField.USERNAME)).isTrue();
        assertThat(disclosure.filterPath("username")).isEmpty();
        assertThat(disclosure.sortPath("username")).isEmpty();
    }

    /**
     * A dotted name below a field that has no members of its own neither adds nor hides the field.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # viewer | name           | field      | form
                    FULL     | emails.address | EMAILS     | PLAIN
                    OTHER    | name.x         | NAME       | PLAIN
                    FULL     | createdAt.x    | CREATED_AT |
                    OTHER    | nickname.x     | NICKNAME   |
                    """)
    void membersOfOtherFieldsThanTheCustomOnesCannotBeChosen(
            Viewer viewer, String name, UserField field, Representation form) {
        assertThat(list(viewer, Map.of(name, true)).projection().fields().get(field))
                .isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # viewer | name     | field       | left out
                    OTHER    | name     | NAME        | true
                    OTHER    | username | NAME        | false
                    FULL     | emails   | EMAILS      | true
                    OTHER    | emails   | EMAILS      | false
                    OTHER    | nickname | NICKNAME    | false
                    OTHER    | _id      | ID          | false
                    """)
    void knowsWhatTheRequestLeavesOutOfTheDefault(
            Viewer viewer, String name, UserField field, boolean leftOut) {
        assertThat(list(viewer, Map.of(name, false)).leavesOut(field)).isEqualTo(leftOut);
    }

    /** The deny lists, by a name or by what comes before its first dot. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # name                        | regular | full
                    joinCode                      | true    | true
                    members                       | true    | true
                    importIds                     | true    | true
                    e2e                           | true    | true
                    e2e.private_key               | true    | true
                    services                      | true    | true
                    services.password.bcrypt      | true    | true
                    inviteToken                   | true    | true
                    avatarOrigin                  | true    | false
                    emails                        | true    | false
                    emails.address                | true    | false
                    phone                         | true    | false
                    statusConnection              | true    | false
                    createdAt                     | true    | false
                    lastLogin                     | true    | false
                    requirePasswordChange         | true    | false
                    requirePasswordChangeReason   | true    | false
                    roles                         | true    | false
                    statusDefault                 | true    | false
                    _updatedAt                    | true    | false
                    settings                      | true    | false
                    settings.preferences          | true    | false
                    username                      | false   | false
                    name                          | false   | false
                    emailsX                       | false   | false
                    unknown                       | false   | false
                    """)
    void filtersByDeniedNamesAreConcealed(String name, boolean regular, boolean full) {
        assertThat(list(Viewer.OTHER, Map.of()).conceals(name)).isEqualTo(regular);
        assertThat(list(Viewer.CHANNELS, Map.of()).conceals(name)).isEqualTo(regular);
        assertThat(list(Viewer.FULL, Map.of()).conceals(name)).isEqualTo(full);
    }

    @Test
    void aValueCanBeAddedToAVisibleUserOnlyIfTheCallerMaySeeIt() {
        VisibleUser user =
                disclosure(Dialect.EIGHT, Operation.INFO, Viewer.CHANCE, WITH_ROOMS)
                        .reveal(StoredUser.withId("someone").build());

        VisibleUser withRooms = user.with(UserField.ROOMS, List.of());

        assertThat(withRooms.value(UserField.ROOMS)).contains(List.of());
        assertThat(withRooms.id()).isEqualTo("someone");
        assertThat(user.value(UserField.ROOMS)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user.with(UserField.EMAILS, List.of()))
                .withMessage("Hidden from this caller: EMAILS");
        assertThatThrownBy(() -> user.with(UserField.ROOMS, "not a list"))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void aVisibleUserKnowsTheFormOfAFieldAndCannotBeChanged() {
        VisibleUser user =
                disclosure(Dialect.EIGHT, Operation.INFO, Viewer.SELF, WITH_ROOMS)
                        .reveal(userWithEveryField(Viewer.ID));

        assertThatThrownBy(() -> user.values().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static VisibleUser me(StoredUser.Builder user) {
        return disclosure(Dialect.DOCUMENTED, Operation.ME, Viewer.SELF, FieldChoice.NONE)
                .reveal(user.build());
    }

    private static Disclosure list(Viewer viewer, Map<String, Boolean> fields) {
        return disclosure(Dialect.EIGHT, Operation.LIST, viewer, new FieldChoice(fields));
    }

    private static Disclosure disclosure(
            Dialect dialect, Operation operation, Viewer viewer, FieldChoice choice) {
        return new VisibilityPolicy(dialect)
                .disclosure(operation, viewer.session(), viewer.relation, RULES, choice);
    }

    private static StoredUser userWithEveryField(String id) {
        StoredUser.Builder user = StoredUser.withId(id);
        Stream.of(UserField.values())
                .filter(field -> field != UserField.ID)
                .forEach(field -> user.put(field, valueOf(field)));
        return user.build();
    }

    private static Object valueOf(UserField field) {
        return switch (field.type()) {
            case TEXT -> field == UserField.NAME ? "Name of Ärger" : "value of " + field.path();
            case FLAG -> true;
            case NUMBER -> BigDecimal.ONE;
            case TIME -> Instant.EPOCH;
            case TEXTS -> List.of("value of " + field.path());
            case MAP -> Map.of("member", "value of " + field.path());
            case EMAILS -> List.of(new EmailAddress("someone@example.com", Optional.of(true)));
            case ABAC_ATTRIBUTES -> List.of(new AttributeValues("key", List.of("value")));
            case TWO_FACTOR -> new TwoFactor(Optional.of(true), Optional.of(Instant.EPOCH));
            case LOGIN_TOKENS -> List.of(new StoredLoginToken(Optional.of(Instant.EPOCH)));
            case VERIFICATION_TOKENS ->
                    List.of(
                            new StoredVerification(
                                    Optional.of("someone@example.com"),
                                    Optional.of(Instant.EPOCH)));
            case ROOMS ->
                    List.of(
                            new Subscription(
                                    "s",
                                    Optional.of("r"),
                                    Optional.of("room"),
                                    Optional.of("c"),
                                    Optional.of(List.of()),
                                    Optional.of(1L),
                                    Optional.empty()));
        };
    }
}
