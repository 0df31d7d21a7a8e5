package dev.rollcall.explain;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant;
import dev.rollcall.visibility.Grant.Access;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.OperationGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Translates the types of the table into words; each switch has a case for every constant. */
public final class Wording {

    public static final String NOT_GRANTED = "no";

    private static final Set<Relation> EVERYONE = Set.of(Relation.values());

    private Wording() {}

    public static String name(Operation operation) {
        return switch (operation) {
            case INFO -> "users.info";
            case LIST -> "users.list";
            case ME -> "me";
        };
    }

    /** The whole cell in a word or two. */
    public static String brief(Optional<Grant> deciding) {
        return deciding.map(Wording::brief).orElse(NOT_GRANTED);
    }

    private static String brief(Grant grant) {
        List<String> parts = new ArrayList<>();
        if (grant.form() == Representation.PLAIN) {
            parts.add(presenceInBrief(grant.presence()));
        } else {
            parts.add(brief(grant.form()));
            if (grant.presence() != Grant.Presence.UNLESS_LEFT_OUT) {
                parts.add(presenceInBrief(grant.presence()));
            }
        }
        if (grant.circumstance() != Grant.Circumstance.ALWAYS) {
            parts.add("conditional");
        }
        return String.join(", ", parts);
    }

    private static String presenceInBrief(Grant.Presence presence) {
        return switch (presence) {
            case ALWAYS -> "always";
            case UNLESS_LEFT_OUT -> "yes";
            case ON_REQUEST -> "if asked";
        };
    }

    private static String brief(Representation form) {
        return switch (form) {
            case PLAIN -> "yes";
            case NAMED -> "named";
            case DECLARED -> "declared";
            case DECLARED_PUBLIC, DECLARED_TRUTHY_PUBLIC -> "public";
            case MASKED -> "masked";
            case SUMMARY -> "summary";
            case TRUE -> "true";
            case FALSE -> "false";
        };
    }

    public static String form(Representation form) {
        return switch (form) {
            case PLAIN -> "As stored.";
            case NAMED -> "Of the custom fields, those that the request names.";
            case DECLARED -> "Of the custom fields, those that the workspace declares.";
            case DECLARED_PUBLIC ->
                    "Of the custom fields, those that are declared with public: true.";
            case DECLARED_TRUTHY_PUBLIC ->
                    "Of the custom fields, those that are declared public, in any way that"
                            + " JavaScript takes for true.";
            case MASKED ->
                    "Masked: that there is a value, and its harmless parts. A secret is not read.";
            case SUMMARY -> "Only whether it is set up.";
            case TRUE -> "The constant true; nothing is read.";
            case FALSE -> "The constant false; nothing is read.";
        };
    }

    /** The words for the condition on the request. */
    public static String presence(Grant.Presence presence) {
        return switch (presence) {
            case ALWAYS -> "In every answer, whatever the request says.";
            case UNLESS_LEFT_OUT -> "In every answer whose request does not leave it out.";
            case ON_REQUEST -> "Only in an answer whose request asks for it.";
        };
    }

    /** The words for the condition on the workspace. */
    public static String circumstance(Grant.Circumstance circumstance) {
        return switch (circumstance) {
            case ALWAYS -> "In every workspace.";
            case ATTRIBUTES_DECIDED_LOCALLY ->
                    "Only in a workspace whose setting ABAC_PDP_Type is local.";
        };
    }

    public static String relation(Relation relation) {
        return switch (relation) {
            case SELF -> "oneself, asked for by one's own key";
            case SELF_UNADDRESSED -> "oneself, not asked for as such";
            case OTHER -> "another user";
        };
    }

    /** The callers whom a grant admits. */
    public static String access(Access access) {
        if (access.relations().equals(EVERYONE)) {
            return "everyone";
        }
        List<String> admitted = new ArrayList<>();
        access.relations().stream().sorted().map(Wording::admitted).forEach(admitted::add);
        access.permissions().stream()
                .sorted()
                .map(permission -> "whoever holds " + permission.id())
                .forEach(admitted::add);
        return String.join(", or ", admitted);
    }

    private static String admitted(Relation relation) {
        return switch (relation) {
            case SELF -> "the user, asking by the own key";
            case SELF_UNADDRESSED -> "the user, found in another way";
            case OTHER -> "callers who look at another user";
        };
    }

    /** How a request asks for a field that is shown on request only. */
    public static String request(Operation operation, UserField field, Dialect dialect) {
        return switch (operation) {
            case INFO ->
                    field == UserField.ROOMS
                            ? "Ask for it with includeUserRooms=true."
                            : "There is no way to ask for it.";
            case LIST ->
                    "Ask for it with fields={\"%s\":1}%s"
                            .formatted(
                                    field.path(),
                                    switch (dialect.traits().filterParameters()) {
                                        case HONOURED -> ".";
                                        case HONOURED_IF_ALLOWED ->
                                                ", which this dialect follows only if"
                                                        + " ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS is"
                                                        + " true.";
                                    });
            case ME -> "There is no way to ask for it.";
        };
    }

    public static String relations(Set<Relation> relations) {
        return relations.stream().sorted().map(Wording::relation).collect(Collectors.joining("; "));
    }

    /** What the permission of this row allows. */
    public static String gate(OperationGrant gate) {
        return switch (gate) {
            case LIST -> "To call users.list at all.";
            case LIST_OF_OUTSIDERS ->
                    "To call users.list if the setting"
                            + " API_Apply_permission_view-outside-room_on_users-list is on.";
            case UNCOUNTED_CALLS -> "To call without the rate limit.";
        };
    }
}
