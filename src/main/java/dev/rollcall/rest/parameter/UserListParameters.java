package dev.rollcall.rest.parameter;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.ListUsers.ListRequest;
import dev.rollcall.directory.query.JsonParameter;
import dev.rollcall.directory.query.Paging;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.parameter.ParameterTable.ParameterRule;
import dev.rollcall.rest.parameter.QueryString.Given;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the parameters of users.list. Only the first error is reported; an unknown parameter comes
 * before others.
 */
@WorkspaceScoped
public final class UserListParameters {

    private static final Set<String> KNOWN =
            ParameterTable.LIST.stream()
                    .map(ParameterRule::name)
                    .collect(Collectors.toUnmodifiableSet());

    private final boolean refusesUnknown;
    private final boolean honoursFilters;

    public UserListParameters(Dialect dialect, RollcallConfiguration configuration) {
        this.refusesUnknown =
                switch (dialect.traits().unknownListParameters()) {
                    case REFUSED -> true;
                    case IGNORED -> false;
                };
        this.honoursFilters =
                switch (dialect.traits().filterParameters()) {
                    case HONOURED -> true;
                    case HONOURED_IF_ALLOWED ->
                            configuration.unsafeQueryAndFields().equalsIgnoreCase("true");
                };
    }

    /**
     * The request that the parameters describe.
     *
     * @throws RequestFailure.InvalidParameters if one breaks its rule in the table
     */
    public ListRequest read(Map<String, Given> given) {
        if (refusesUnknown && !KNOWN.containsAll(given.keySet())) {
            throw new RequestFailure.InvalidParameters("must NOT have additional properties");
        }
        ParameterTable.LIST.stream()
                .filter(rule -> given.containsKey(rule.name()))
                .flatMap(rule -> rule.violation(given.get(rule.name())).stream())
                .findFirst()
                .ifPresent(
                        violation -> {
                            throw new RequestFailure.InvalidParameters(violation);
                        });
        return new ListRequest(
                new Paging(
                        number(given, ParameterTable.COUNT),
                        number(given, ParameterTable.OFFSET).orElse(0)),
                json(given, ParameterTable.SORT),
                honoured(given, ParameterTable.FIELDS),
                honoured(given, ParameterTable.QUERY),
                Given.text(given, ParameterTable.EMAIL));
    }

    private Optional<JsonParameter> honoured(Map<String, Given> given, String name) {
        return json(given, name).filter(ignored -> honoursFilters);
    }

    /**
     * Scripts send an empty parameter if they do not mean it, so it counts as absent, as upstream
     * does it.
     */
    private static Optional<JsonParameter> json(Map<String, Given> given, String name) {
        return Given.text(given, name)
                .filter(text -> !text.isEmpty())
                .map(text -> new JsonParameter(name, text));
    }

    private static OptionalLong number(Map<String, Given> given, String name) {
        return Given.text(given, name)
                .flatMap(JavaScriptNumber::parse)
                .map(number -> OptionalLong.of(number.longValue()))
                .orElse(OptionalLong.empty());
    }
}
