package dev.rollcall.rest.parameter;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.FindUser.UserLookup;
import dev.rollcall.directory.query.FieldsGrammar;
import dev.rollcall.directory.query.JsonParameter;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.parameter.ParameterTable.ParameterRule;
import dev.rollcall.rest.parameter.QueryString.Given;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.UserKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the parameters of users.info. There is an alternative for each key, which allows that key,
 * the options and nothing else. If none matches, the answer lists the error of each.
 */
@WorkspaceScoped
public final class UserLookupParameters {

    private static final String ROOMS = "userRooms";

    private final Dialect.Traits traits;

    public UserLookupParameters(Dialect dialect) {
        this.traits = dialect.traits();
    }

    /**
     * The look-up that the parameters describe.
     *
     * @throws RequestFailure.InvalidParameters if no alternative matches
     * @throws dev.rollcall.directory.failure.DirectoryFailure.InvalidJsonParameter if {@code
     *     fields} is honoured and has a wrong form
     */
    public UserLookup read(Map<String, Given> given) {
        List<String> lines = new ArrayList<>();
        for (ParameterRule key : ParameterTable.LOOKUP_KEYS) {
            Optional<String> violation = violation(key, given);
            if (violation.isEmpty()) {
                return lookup(key, given);
            }
            violation.ifPresent(lines::add);
        }
        List<String> printed = new ArrayList<>(lines.subList(0, traits.printedAlternatives()));
        printed.add("must match a schema in anyOf");
        throw new RequestFailure.InvalidParameters(String.join("\n ", printed));
    }

    private static Optional<String> violation(ParameterRule key, Map<String, Given> given) {
        if (!given.containsKey(key.name())) {
            return Optional.of("must have required property '" + key.name() + "'");
        }
        List<ParameterRule> allowed = new ArrayList<>(List.of(key));
        allowed.addAll(ParameterTable.LOOKUP_OPTIONS);
        Set<String> foreign = new LinkedHashSet<>(given.keySet());
        allowed.forEach(rule -> foreign.remove(rule.name()));
        if (!foreign.isEmpty()) {
            return Optional.of("must NOT have additional properties");
        }
        return allowed.stream()
                .filter(rule -> given.containsKey(rule.name()))
                .flatMap(rule -> rule.violation(given.get(rule.name())).stream())
                .findFirst();
    }

    private UserLookup lookup(ParameterRule rule, Map<String, Given> given) {
        UserKey.Kind kind = UserKey.Kind.values()[ParameterTable.LOOKUP_KEYS.indexOf(rule)];
        return new UserLookup(
                new UserKey(kind, Given.text(given, rule.name()).orElse("")), withRooms(given));
    }

    private boolean withRooms(Map<String, Given> given) {
        String flag = Given.text(given, ParameterTable.INCLUDE_USER_ROOMS).orElse("");
        boolean byFields =
                traits.infoFieldsParsed()
                        && Given.text(given, ParameterTable.FIELDS)
                                .filter(fields -> !fields.isEmpty())
                                .map(
                                        fields ->
                                                FieldsGrammar.choice(
                                                        new JsonParameter(
                                                                ParameterTable.FIELDS, fields)))
                                .filter(choice -> choice.adds(ROOMS))
                                .isPresent();
        return byFields
                || switch (traits.roomsTrigger()) {
                    case TRUE_IN_ANY_CASE_OR_FIELDS -> flag.equalsIgnoreCase("true");
                    case EXACTLY_TRUE -> flag.equals("true");
                };
    }
}
