package dev.rollcall.compatibility;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The dialects that a deployment can speak: each is one row of {@link Traits}. */
public enum Dialect {
    /** As the documents describe it, from version 0.35 to 7. */
    DOCUMENTED(
            "documented",
            0,
            new Traits(
                    /* printedAlternatives= */ 3,
                    /* schemaErrorSuffix= */ " [invalid-params]",
                    /* schemaErrorType= */ "invalid-params",
                    /* fullUnauthenticatedBody= */ false,
                    RoomsTrigger.TRUE_IN_ANY_CASE_OR_FIELDS,
                    /* infoFieldsParsed= */ true,
                    UnknownParameters.IGNORED,
                    FilterParameters.HONOURED,
                    /* deprecationVersion= */ "7.0.0",
                    /* directRoomsRefusal= */ "unauthorized")),
    /** As version 8 behaves. */
    EIGHT(
            "8",
            8,
            new Traits(
                    /* printedAlternatives= */ 5,
                    /* schemaErrorSuffix= */ "",
                    /* schemaErrorType= */ "error-invalid-params",
                    /* fullUnauthenticatedBody= */ true,
                    RoomsTrigger.EXACTLY_TRUE,
                    /* infoFieldsParsed= */ false,
                    UnknownParameters.REFUSED,
                    FilterParameters.HONOURED_IF_ALLOWED,
                    /* deprecationVersion= */ "9.0.0",
                    /* directRoomsRefusal= */ "User does not have the permissions required for this action [error-unauthorized]"));

    private final String id;
    private final int firstMajor;
    private final Traits traits;

    Dialect(String id, int firstMajor, Traits traits) {
        this.id = id;
        this.firstMajor = firstMajor;
        this.traits = traits;
    }

    /** The name of the dialect in the configuration. */
    public String id() {
        return id;
    }

    public Traits traits() {
        return traits;
    }

    /** The dialect that a Rocket.Chat of this major version speaks. */
    public static Dialect ofMajor(int major) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.firstMajor <= major)
                .max(Comparator.comparingInt(dialect -> dialect.firstMajor))
                .orElseThrow();
    }

    /**
     * The dialect that the configuration names.
     *
     * @throws IllegalArgumentException if no dialect has that name; the message lists the names
     */
    public static Dialect named(String id) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "rollcall.compatibility has to be one of "
                                                + Arrays.stream(values())
                                                        .map(Dialect::id)
                                                        .collect(Collectors.joining(", "))));
    }

    /** When users.info includes the rooms. */
    public enum RoomsTrigger {
        /** {@code includeUserRooms=true}, whatever the case, or {@code fields={"userRooms":1}}. */
        TRUE_IN_ANY_CASE_OR_FIELDS,
        /** {@code includeUserRooms=true} and nothing else. */
        EXACTLY_TRUE
    }

    /** What happens to a parameter of users.list that the contract does not name. */
    public enum UnknownParameters {
        IGNORED,
        REFUSED
    }

    /** Whether users.list follows {@code query} and {@code fields}. */
    public enum FilterParameters {
        HONOURED,
        /** Only if a setting allows the parameters that upstream calls unsafe. */
        HONOURED_IF_ALLOWED
    }

    /**
     * Everything in which the dialects differ, except the visibility of fields, which is in the
     * visibility table.
     *
     * @param printedAlternatives how many of the look-up keys of users.info a refused look-up names
     * @param schemaErrorSuffix what follows the text of a refused parameter
     * @param schemaErrorType the error type of a refused parameter
     * @param fullUnauthenticatedBody whether a 401 has {@code success} and {@code error} beside the
     *     two older members
     * @param infoFieldsParsed whether {@code fields} of users.info is read at all
     * @param deprecationVersion the version in which {@code query} and {@code fields} end
     * @param directRoomsRefusal the text for a caller of users.list without the permission {@code
     *     view-d-room}
     */
    public record Traits(
            int printedAlternatives,
            String schemaErrorSuffix,
            String schemaErrorType,
            boolean fullUnauthenticatedBody,
            RoomsTrigger roomsTrigger,
            boolean infoFieldsParsed,
            UnknownParameters unknownListParameters,
            FilterParameters filterParameters,
            String deprecationVersion,
            String directRoomsRefusal) {}
}
