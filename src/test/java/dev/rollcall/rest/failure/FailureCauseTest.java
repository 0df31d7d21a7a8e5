package dev.rollcall.rest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.rest.error.ErrorTable;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each refusal with its cause in words, in the metrics, and in the runbooks. */
class FailureCauseTest {

    // spotless:off
    /** The failure, the status, the kind and the label of the metrics, and the words of the log. */
    private static final String TABLE =
            """
            TooManyRequests        | 429 | limit    | calls                | Too many requests; ruled by API_Enable_Rate_Limiter of the workspace
            TooManyOfCaller        | 429 | limit    | caller               | The caller has too much running at once; ruled by A_SETTING
            TooManyUntakenOfCaller | 429 | limit    | caller               | Answers that the caller has not taken fill the memory that one may; ruled by the heap of the process
            TooManyLists           | 503 | places   | places               | All places for such lists are taken; ruled by A_SETTING
            TooManyUntaken         | 503 | places   | untaken              | Answers that readers have not taken fill the memory that they may; ruled by the heap of the process
            TooManyOnManagement    | 503 | places   | management           | Too many requests wait for metrics and pages of the management port
            RightsChanged          | 503 | rights   | rights_changed       | The rights under which the list began are gone
            TOO_MANY_USERS         | 503 | places   | too_many_users       | Too many users are read at once for the memory of the process
            TOO_MANY_ROOMS         | 503 | places   | too_many_rooms       | Too many rooms are read at once for the memory of the process
            TOO_MANY_LOGINS        | 503 | database | too_many_logins      | More callers wait to be looked up than the database answers in time; ruled by maxPoolSize of MONGO_URL
            LOST                   | 503 | database | lost                 | No server of MONGO_URL can be read from; ruled by MONGO_URL
            NOT_SELECTED           | 503 | database | not_selected         | No server of MONGO_URL could be selected in time; ruled by serverSelectionTimeoutMS of MONGO_URL
            POOL_EXHAUSTED         | 503 | database | pool_exhausted       | No connection to MongoDB became free in time; ruled by maxPoolSize, maxConnecting and waitQueueTimeoutMS of MONGO_URL
            COMMAND_LIMIT          | 503 | database | command_limit        | MongoDB took longer than a command may take; ruled by ROLLCALL_LIMITS_COMMAND
            NO_ANSWER              | 503 | database | no_answer            | MongoDB does not answer in time; ruled by ROLLCALL_LIMITS_COMMAND
            CREDENTIALS_REFUSED    | 503 | database | credentials_refused  | MongoDB refuses the user, the password or the authSource of MONGO_URL; ruled by MONGO_URL
            NOT_PERMITTED          | 503 | database | not_permitted        | The user of MONGO_URL may not read this database; ruled by MONGO_URL
            TLS_FAILED             | 503 | database | tls_failed           | TLS with MongoDB fails: its certificate is not trusted, or not for this host; ruled by MONGO_URL
            HOST_UNKNOWN           | 503 | database | host_unknown         | The host of MONGO_URL is not known; ruled by MONGO_URL
            NOT_CONNECTED          | 503 | database | not_connected        | MongoDB cannot be connected to at the address of MONGO_URL; ruled by MONGO_URL
            COMMAND_FAILED         | 503 | database | command_failed       | MongoDB failed to answer
            UNREADABLE             | 503 | database | unreadable           | MongoDB answered with what cannot be read as its answer
            SILENT_PAGE            | 503 | database | silent_page          | MongoDB brings nothing more of the list; ruled by ROLLCALL_LIMITS_COMMAND
            SILENT_LIST            | 503 | database | silent_list          | MongoDB brings nothing more of the list; ruled by ROLLCALL_LIMITS_UNBOUNDED_LIST
            STILL_COUNTING         | 503 | database | still_counting       | All users are still being counted; ruled by ROLLCALL_LIMITS_COMMAND
            RIGHTS_UNKNOWN         | 503 | database | rights_unknown       | Permissions and settings have not been read yet
            RIGHTS_TOO_OLD         | 503 | database | rights_too_old       | Permissions and settings could not be read for longer than ROLLCALL_RIGHTS_MAX_AGE; ruled by ROLLCALL_RIGHTS_MAX_AGE
            """;
    // spotless:on

    private static final Map<String, Throwable> FAILURES = failures();
    private static final ErrorTable ERRORS = new ErrorTable(Dialect.EIGHT);

    private static Map<String, Throwable> failures() {
        Stream<Throwable> others =
                Stream.of(
                        new RequestFailure.TooManyRequests(Duration.ofSeconds(1)),
                        new RequestFailure.TooManyOfCaller("A_SETTING"),
                        new RequestFailure.TooManyUntakenOfCaller(),
                        new RequestFailure.TooManyLists("A_SETTING"),
                        new RequestFailure.TooManyUntaken(),
                        new RequestFailure.TooManyOnManagement(),
                        new DirectoryFailure.RightsChanged());
        Map<String, Throwable> failures =
                others.collect(
                        Collectors.toMap(
                                failure -> failure.getClass().getSimpleName(),
                                Function.identity()));
        for (UnavailableReason reason : UnavailableReason.values()) {
            failures.put(reason.name(), new StoreUnavailableException(reason));
        }
        return failures;
    }

    private record Row(String failure, int status, String kind, String label, String words) {

        static Row of(String line) {
            List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            return new Row(
                    cells.get(0),
                    Integer.parseInt(cells.get(1)),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4));
        }

        static Row of(String name, Throwable failure) {
            FailureCause cause = FailureCause.of(failure);
            return new Row(
                    name,
                    ERRORS.answer(failure).status(),
                    cause.kind(),
                    cause.label(),
                    cause.text());
        }
    }

    private static List<Row> table() {
        return TABLE.lines().map(Row::of).toList();
    }

    @Test
    void isNamedAsTheTableSays() {
        assertThat(table())
                .containsExactlyInAnyOrderElementsOf(
                        FAILURES.entrySet().stream()
                                .map(entry -> Row.of(entry.getKey(), entry.getValue()))
                                .toList());
    }

    /** Every refusal is made as one of these families, or as an unavailable database. */
    @Test
    void isInTheTableForEachRefusal() {
        List<String> names = table().stream().map(Row::failure).toList();
        assertThat(
                        Stream.of(RequestFailure.class, DirectoryFailure.class)
                                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                                .map(Class::getSimpleName)
                                .filter(name -> name.startsWith("TooMany")))
                .isSubsetOf(names);
        assertThat(Arrays.stream(UnavailableReason.values()).map(Enum::name)).isSubsetOf(names);
    }

    /** A cause of a 503 has a row; one of a 429 is explained where its alert is. */
    @Test
    void isInTheRunbooks() throws IOException {
        String runbooks = Files.readString(Path.of("docs/runbooks.md"));
        assertThat(table())
                .allSatisfy(
                        row ->
                                assertThat(runbooks)
                                        .contains(
                                                row.status() == 503
                                                        ? "\n| `" + row.label() + "` |"
                                                        : "`cause=\"" + row.label() + "\"`"));
    }
}
