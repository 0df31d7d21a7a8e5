package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.FindUser.UserLookup;
import dev.rollcall.directory.failure.DirectoryFailure.EmptySearch;
import dev.rollcall.directory.failure.DirectoryFailure.Unauthenticated;
import dev.rollcall.directory.failure.DirectoryFailure.UserNotFound;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.VisibleUser;
import dev.rollcall.workspace.FakeWorkspaceStore;
import dev.rollcall.workspace.StandInConfiguration;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a look-up finds, what is seen of that user, and how often the database is asked. */
class FindUserTest {

    private final Desk desk =
            new Desk(Map.of())
                    .with(
                            Desk.user("regular", "regular.name", "user").build(),
                            Desk.user("admin", "admin.name", "admin").build(),
                            Desk.user("helper", "helper.name", "helper").build(),
                            Desk.user("bob", "bob.name", "user").build());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller | key                 | value                     | found   | all info | rooms | asked of the store
                    regular  | userId              | regular                   | regular | true     | true  | find userId regular, rooms regular
                    regular  | username            | regular.name              | regular | true     | true  | find userId regular, rooms regular
                    regular  | importId            | import of regular.name    | regular | true     | true  | find userId regular, rooms regular
                    regular  | email               | ' Regular.Name@EXAMPLE.com ' | regular | true  | true  | find userId regular, rooms regular
                    regular  | freeSwitchExtension | extension of regular.name | regular | true     | true  | find userId regular, rooms regular
                    regular  | userId              | bob                       | bob     | false    | false | find userId bob
                    regular  | username            | bob.name                  | bob     | false    | false | find username bob.name
                    regular  | freeSwitchExtension | extension of bob.name     | bob     | false    | false | find freeSwitchExtension extension of bob.name
                    # an id as a user name, a user name as an id
                    regular  | userId              | bob.name                  | bob     | false    | false | find userId bob.name, find username bob.name
                    regular  | username            | bob                       | bob     | false    | false | find username bob, find userId bob
                    # oneself by chance: the rooms, and nothing else
                    regular  | userId              | regular.name              | regular | false    | true  | find userId regular.name, find username regular.name, rooms regular
                    regular  | username            | regular                   | regular | false    | true  | find username regular, find userId regular, rooms regular
                    admin    | userId              | bob                       | bob     | true     | false | find userId bob
                    admin    | importId            | import of bob.name        | bob     | true     | false | find importId import of bob.name
                    admin    | email               | bob.name@example.com      | bob     | true     | false | find email bob.name@example.com
                    helper   | userId              | bob                       | bob     | false    | true  | find userId bob, rooms bob
                    """)
    void findsByEachKeyWithoutMoreLookUpsThanNeeded(
            String caller,
            String key,
            String value,
            String found,
            boolean allInfo,
            boolean rooms,
            String asked) {
        VisibleUser user = find(Desk.token(caller), key, value, true);

        assertThat(user.id()).isEqualTo(found);
        assertThat(user.value(UserField.CAN_VIEW_ALL_INFO)).contains(allInfo);
        assertThat(user.value(UserField.ROOMS))
                .isEqualTo(
                        rooms ? Optional.of(List.of(FakeUserStore.room(found))) : Optional.empty());
        assertThat(String.join(", ", desk.users.log)).isEqualTo(asked);
        assertThat(desk.callers.lookUps).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"regular,userId,regular", "regular,username,regular.name", "helper,userId,bob"})
    void readsNoRoomsUnlessAskedFor(String caller, String key, String value) {
        VisibleUser user = find(Desk.token(caller), key, value, false);

        assertThat(user.mayShow(UserField.ROOMS)).isFalse();
        assertThat(desk.users.log).noneMatch(asked -> asked.startsWith("rooms"));
    }

    /** Who holds an access token claims no id, so the own record is not read along. */
    @Test
    void readsTheOwnRecordAfterAnAccessToken() {
        VisibleUser user =
                find(new Credentials.Bearer("access of regular"), "userId", "regular", false);

        assertThat(user.value(UserField.CAN_VIEW_ALL_INFO)).contains(true);
        assertThat(desk.users.log).containsExactly("find userId regular");
        assertThat(desk.callers.lookUps).containsExactly(Projection.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsOfTheOwnRecordWhatItsOwnerMaySee(boolean withRooms) {
        find(Desk.token("regular"), "userId", "regular", withRooms);

        assertThat(withRooms ? desk.users.projections : desk.callers.lookUps)
                .singleElement()
                .satisfies(own -> assertThat(own.includes(UserField.EMAILS)).isTrue())
                .satisfies(own -> assertThat(own.includes(UserField.SERVICE_NAMES)).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"userId,bob", "userId,bob.name", "username,bob", "username,bob.name"})
    void readsOfOthersNoMoreThanTheCallerMaySee(String key, String value) {
        VisibleUser user = find(Desk.token("regular"), key, value, true);

        assertThat(desk.users.projections)
                .isNotEmpty()
                .noneMatch(projection -> projection.includes(UserField.EMAILS));
        assertThat(user.values())
                .doesNotContainKeys(UserField.EMAILS, UserField.ROLES, UserField.IMPORT_IDS);
    }

    /**
     * The caller has the id x and the user name y; another user has the id y and the user name x.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # key    | value | found | all info
                    userId   | x     | x     | true
                    username | y     | x     | true
                    userId   | y     | y     | false
                    username | x     | y     | false
                    """)
    void nobodyGetsTheWideViewOfAnotherByCrossingIdsAndUserNames(
            String key, String value, String found, boolean allInfo) {
        desk.with(Desk.user("y", "x", "user").build(), Desk.user("x", "y", "user").build());

        VisibleUser user = find(Desk.token("x"), key, value, true);

        assertThat(user.id()).isEqualTo(found);
        assertThat(user.value(UserField.CAN_VIEW_ALL_INFO)).contains(allInfo);
        assertThat(user.mayShow(UserField.EMAILS)).isEqualTo(allInfo);
        assertThat(user.mayShow(UserField.ROOMS)).isEqualTo(allInfo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller | key                 | value                | asked of the store
                    regular  | userId              | nobody               | find userId nobody, find username nobody
                    regular  | username            | nobody               | find username nobody, find userId nobody
                    regular  | username            | BOB.NAME             | find username BOB.NAME, find userId BOB.NAME
                    regular  | freeSwitchExtension | nobody               | find freeSwitchExtension nobody
                    admin    | importId            | nobody               | find importId nobody
                    admin    | email               | nobody               | find email nobody
                    regular  | importId            | import of bob.name   | ''
                    helper   | importId            | import of bob.name   | ''
                    regular  | email               | bob.name@example.com | ''
                    helper   | email               | bob.name@example.com | ''
                    """)
    void hiddenAndMissingUsersAreNotFoundAlike(
            String caller, String key, String value, String asked) {
        assertThatExceptionOfType(UserNotFound.class)
                .isThrownBy(() -> find(Desk.token(caller), key, value, true));
        assertThat(String.join(", ", desk.users.log)).isEqualTo(asked);
    }

    @Test
    void aVanishedOwnRecordIsNotFound() {
        desk.callers.add(Desk.user("ghost", "ghost.name", "user").build());

        assertThatExceptionOfType(UserNotFound.class)
                .isThrownBy(() -> find(Desk.token("ghost"), "username", "ghost.name", false));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyKeyIsAnEmptySearch(UserKey.Kind kind) {
        assertThatExceptionOfType(EmptySearch.class)
                .isThrownBy(() -> find(Desk.token("regular"), kind.parameter(), "", true));
        assertThat(desk.users.log).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("notProving")
    void credentialsThatProveNothingAreRefused(Credentials credentials) {
        assertThatExceptionOfType(Unauthenticated.class)
                .isThrownBy(() -> find(credentials, "userId", "regular", true));
        assertThat(desk.users.log).as("read for somebody who is not known").isEmpty();
    }

    static Stream<Credentials> notProving() {
        return Stream.of(
                new Credentials.None(),
                new Credentials.TokenPair("regular", "token of bob"),
                new Credentials.TokenPair("regular", ""),
                new Credentials.TokenPair("nobody", "token of nobody"),
                new Credentials.Bearer("token of regular"));
    }

    @ParameterizedTest
    @CsvSource({"regular,false,true", "bob,true,false", "bob,false,false"})
    void readsTheOwnRecordAndNothingElseAlongWithTheAuthentication(
            String userId, boolean withRooms, boolean record) {
        Session session =
                await(
                        desk.findUser.authenticate(
                                Desk.token("regular"),
                                Optional.of(lookup("userId", userId, withRooms))));

        assertThat(session.own().isPresent()).isEqualTo(record);
        assertThat(desk.users.log).isEmpty();
    }

    /** Otherwise many requests would hold records of megabytes while they wait for rooms. */
    @Test
    void readsNoRecordBeforeThereIsAPlaceForTheRooms() {
        UserLookup own = lookup("userId", "regular", true);
        Session session =
                await(desk.findUser.authenticate(Desk.token("regular"), Optional.of(own)));

        assertThat(session.own()).isEmpty();
        assertThat(desk.callers.lookUps).containsExactly(Projection.NOTHING);
    }

    @Test
    void aLookUpThatIsNotValidStillAuthenticates() {
        Session session =
                await(desk.findUser.authenticate(Desk.token("regular"), Optional.empty()));

        assertThat(session.caller().id()).isEqualTo("regular");
        assertThat(session.own()).isEmpty();
    }

    @Test
    void unknownRightsAreAFailureAndNoException() {
        Desk unread =
                new Desk(
                                Dialect.EIGHT,
                                new FakeWorkspaceStore(Map.of(), Map.of()).unread(),
                                StandInConfiguration.SHORT)
                        .with(StoredUser.withId("regular").build());
        Uni<Session> session =
                unread.findUser.authenticate(
                        Desk.token("regular"), Optional.of(lookup("userId", "regular", true)));

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> await(session));
    }

    private VisibleUser find(Credentials credentials, String key, String value, boolean withRooms) {
        UserLookup lookup = lookup(key, value, withRooms);
        return await(
                desk.findUser
                        .authenticate(credentials, Optional.of(lookup))
                        .chain(session -> desk.findUser.find(session, lookup)));
    }

    private static UserLookup lookup(String key, String value, boolean withRooms) {
        UserKey.Kind kind =
                Stream.of(UserKey.Kind.values())
                        .filter(candidate -> candidate.parameter().equals(key))
                        .findFirst()
                        .orElseThrow();
        return new UserLookup(new UserKey(kind, value), withRooms);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
