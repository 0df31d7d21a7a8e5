package dev.rollcall.directory.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserQuery.SortKey;
import dev.rollcall.visibility.Disclosure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code sort}: a JSON object from dotted names to 1 (ascending) or -1 (descending), in the
 * order of its members. Lists are sorted by shown fields only, so other names have no effect. Users
 * with the same status are ordered by {@code active}.
 */
public final class SortGrammar {

    private static final Map<String, Boolean> DEFAULT = Map.of(UserField.USERNAME.path(), true);

    /** The field that orders users with equal values, in the same direction. */
    private static final Map<UserField, UserField> FOLLOWERS =
            Map.of(UserField.STATUS, UserField.ACTIVE);

    private SortGrammar() {}

    /**
     * The names of the parameter, each with true for ascending.
     *
     * @throws DirectoryFailure.InvalidJsonParameter if it is of another form
     */
    public static Map<String, Boolean> directions(Optional<JsonParameter> sort) {
        return sort.map(SortGrammar::directions).orElse(DEFAULT);
    }

    private static Map<String, Boolean> directions(JsonParameter sort) {
        if (isZero(sort.json())) {
            return DEFAULT;
        }
        JsonNode json = sort.object();
        if (json.isEmpty()) {
            throw sort.invalid();
        }
        Map<String, Boolean> directions = new LinkedHashMap<>();
        json.properties()
                .forEach(
                        entry -> directions.put(entry.getKey(), ascending(entry.getValue(), sort)));
        return directions;
    }

    /** Whether JavaScript reads the value as zero, which means no order. */
    private static boolean isZero(JsonNode json) {
        return json.isBoolean() ? !json.booleanValue() : json.isNumber() && json.doubleValue() == 0;
    }

    private static boolean ascending(JsonNode value, JsonParameter sort) {
        double number = value.isNumber() ? value.doubleValue() : 0;
        if (Math.abs(number) != 1) {
            throw sort.invalid();
        }
        return number == 1;
    }

    /** The order, as far as its fields are shown. */
    public static List<SortKey> order(Map<String, Boolean> directions, Disclosure disclosure) {
        List<SortKey> keys = new ArrayList<>();
        directions.forEach(
                (name, ascending) ->
                        disclosure
                                .sortPath(name)
                                .ifPresent(path -> keys.add(new SortKey(path, ascending))));
        return withFollowers(keys, disclosure);
    }

    private static List<SortKey> withFollowers(List<SortKey> keys, Disclosure disclosure) {
        Set<UserField> named =
                keys.stream().map(key -> key.path().field()).collect(Collectors.toSet());
        for (SortKey key : List.copyOf(keys)) {
            Optional.ofNullable(FOLLOWERS.get(key.path().field()))
                    .filter(disclosure::shows)
                    .filter(named::add)
                    .map(follower -> new SortKey(FieldPath.of(follower), key.ascending()))
                    .ifPresent(keys::add);
        }
        return keys;
    }
}
