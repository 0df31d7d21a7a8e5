package dev.rollcall.directory.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rollcall.directory.failure.DirectoryFailure.InvalidFilter;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import dev.rollcall.visibility.Disclosure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code query}: a JSON object whose members are a field with a scalar, a field with {@code
 * $regex} and optionally {@code $options} "i", or {@code $or} and {@code $and} of such objects.
 * Fields that the caller does not see in the list are refused or ignored. The first mistake is
 * reported.
 */
public final class FilterGrammar {

    private static final int MOST_CONDITIONS = 50;
    private static final String OR = "$or";
    private static final String AND = "$and";
    private static final String REGEX = "$regex";
    private static final String OPTIONS = "$options";
    private static final Set<String> OPERATORS = Set.of(OR, AND, REGEX);
    private static final Set<JsonNode> KNOWN_OPTIONS =
            Set.of(TextNode.valueOf(""), TextNode.valueOf("i"));
    private static final Set<String> PASSED_OVER = Set.of("constructor", "__proto__", "prototype");
    private static final Map<UserField, String> DEFAULT_ATTRIBUTES =
            new EnumMap<>(
                    Map.of(
                            UserField.USERNAME,
                            "username",
                            UserField.NAME,
                            "name",
                            UserField.EMAILS,
                            "emails.address"));

    private final JsonParameter query;
    private final Disclosure disclosure;
    private int conditions;

    private FilterGrammar(JsonParameter query, Disclosure disclosure) {
        this.query = query;
        this.disclosure = disclosure;
    }

    /**
     * The filter of a list: the conditions of the query and, unless the query begins with an
     * alternative of its own, only users that have a name.
     *
     * @throws DirectoryFailure.InvalidJsonParameter if the query has another form
     * @throws InvalidFilter if it names a field that is not allowed
     */
    public static UserFilter filter(Optional<JsonParameter> query, Disclosure disclosure) {
        return query.map(parameter -> new FilterGrammar(parameter, disclosure).filter())
                .orElseGet(() -> listed(disclosure));
    }

    private UserFilter filter() {
        JsonNode json = query.object();
        List<UserFilter> parts = new ArrayList<>();
        if (!json.has(OR)) {
            parts.add(listed(disclosure));
        }
        json.properties()
                .forEach(
                        member -> {
                            if (!isPassedOver(member.getKey())) {
                                parts.add(part(member));
                            }
                        });
        return parts.size() == 1 ? parts.get(0) : new UserFilter.AllOf(parts);
    }

    /**
     * The default filter. It uses names that the list has to show, so a request that leaves one of
     * them out makes it invalid.
     */
    private static UserFilter listed(Disclosure disclosure) {
        DEFAULT_ATTRIBUTES.forEach(
                (field, attribute) -> {
                    if (disclosure.leavesOut(field)) {
                        throw InvalidFilter.attribute(attribute);
                    }
                });
        return new UserFilter.Listed(disclosure.shows(UserField.EMAILS));
    }

    private boolean isPassedOver(String name) {
        return name.startsWith("$")
                ? !OPERATORS.contains(name)
                : PASSED_OVER.contains(name) || disclosure.conceals(name);
    }

    private UserFilter part(Map.Entry<String, JsonNode> member) {
        conditions++;
        if (conditions > MOST_CONDITIONS) {
            throw query.invalid();
        }
        return switch (member.getKey()) {
            case OR -> new UserFilter.AnyOf(alternatives(member));
            case AND -> new UserFilter.AllOf(alternatives(member));
            default -> condition(member.getKey(), member.getValue());
        };
    }

    private List<UserFilter> alternatives(Map.Entry<String, JsonNode> member) {
        JsonNode operand = member.getValue();
        if (!operand.isArray() || operand.isEmpty()) {
            throw InvalidFilter.operand(member.getKey(), operand.toString());
        }
        List<UserFilter> alternatives = new ArrayList<>();
        operand.forEach(alternative -> alternatives.add(all(alternative)));
        return alternatives;
    }

    private UserFilter all(JsonNode json) {
        if (!json.isObject()) {
            throw query.invalid();
        }
        List<UserFilter> parts = new ArrayList<>();
        json.properties().forEach(member -> parts.add(part(member)));
        return parts.size() == 1 ? parts.get(0) : new UserFilter.AllOf(parts);
    }

    private UserFilter condition(String name, JsonNode value) {
        if (name.startsWith("$")) {
            throw InvalidFilter.operation(name);
        }
        if (value.isObject() && !value.has(REGEX) && !value.isEmpty()) {
            throw unsupported(name, value.fieldNames().next());
        }
        Optional<FieldPath> path = disclosure.filterPath(name);
        if (path.isEmpty() && !disclosure.letsThrough(name)) {
            throw InvalidFilter.attribute(name);
        }
        if (value.isObject()) {
            UserFilter.TextPattern pattern = pattern(name, value);
            return path.<UserFilter>map(known -> new UserFilter.Matching(known, pattern))
                    .orElseGet(UserFilter.Nobody::new);
        }
        UserFilter.Scalar scalar = scalar(value);
        return path.<UserFilter>map(known -> new UserFilter.Equal(known, scalar))
                .orElseGet(() -> onMissingValue(scalar));
    }

    /**
     * The filter on a name that no user has: null equals a missing value, so it matches all; others
     * match nobody.
     */
    private static UserFilter onMissingValue(UserFilter.Scalar scalar) {
        return scalar instanceof UserFilter.Missing
                ? new UserFilter.AllOf(List.of())
                : new UserFilter.Nobody();
    }

    private static InvalidFilter unsupported(String name, String member) {
        return member.startsWith("$")
                ? InvalidFilter.operation(member)
                : InvalidFilter.attribute(name + "." + member);
    }

    private UserFilter.TextPattern pattern(String name, JsonNode value) {
        value.fieldNames()
                .forEachRemaining(
                        member -> {
                            if (!member.equals(REGEX) && !member.equals(OPTIONS)) {
                                throw unsupported(name, member);
                            }
                        });
        JsonNode regex = value.path(REGEX);
        JsonNode options = value.path(OPTIONS);
        if (!regex.isTextual() || !options.isMissingNode() && !KNOWN_OPTIONS.contains(options)) {
            throw query.invalid();
        }
        return PatternGrammar.parse(regex.textValue(), options.asText().equals("i"))
                .orElseThrow(query::invalid);
    }

    private UserFilter.Scalar scalar(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new UserFilter.Text(value.textValue());
            case NUMBER -> new UserFilter.Numeric(finite(value).decimalValue());
            case BOOLEAN -> new UserFilter.Flag(value.booleanValue());
            case NULL -> new UserFilter.Missing();
            case ARRAY, BINARY, MISSING, OBJECT, POJO -> throw query.invalid();
        };
    }

    /** Refuses a number that JavaScript would read as infinite. */
    private JsonNode finite(JsonNode number) {
        if (Double.isInfinite(number.doubleValue())) {
            throw query.invalid();
        }
        return number;
    }
}
