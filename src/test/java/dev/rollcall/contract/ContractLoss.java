package dev.rollcall.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What openapi-diff takes for harmless and a consumer does not: an optional member or a value gone
 * from an answer, a parameter that now has a list of values, and any other credentials than before.
 * openapi-diff finds what is gone as a whole, such as an operation or a status.
 */
final class ContractLoss {

    private ContractLoss() {}

    /** Whether there is any, in contracts without references. */
    static boolean isIn(OpenAPI released, OpenAPI proposed) {
        return anyPair(
                released.getPaths(),
                proposed.getPaths(),
                (oldPath, newPath) ->
                        anyPair(
                                oldPath.readOperationsMap(),
                                newPath.readOperationsMap(),
                                (was, is) ->
                                        !credentials(released, was)
                                                        .equals(credentials(proposed, is))
                                                || isInOperation(was, is)));
    }

    private static Set<SecurityRequirement> credentials(OpenAPI contract, Operation operation) {
        List<SecurityRequirement> own =
                operation.getSecurity() == null ? contract.getSecurity() : operation.getSecurity();
        return Set.copyOf(Optional.ofNullable(own).orElse(List.of()));
    }

    private static boolean isInOperation(Operation was, Operation is) {
        return anyPair(byName(was), byName(is), ContractLoss::isEnumerated)
                || anyPair(was.getResponses(), is.getResponses(), ContractLoss::isInResponse);
    }

    private static Map<String, Parameter> byName(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .collect(
                        Collectors.toMap(
                                parameter -> parameter.getIn() + " " + parameter.getName(),
                                Function.identity()));
    }

    private static boolean isEnumerated(Parameter was, Parameter is) {
        return was.getSchema().getEnum() == null && is.getSchema().getEnum() != null;
    }

    private static boolean isInResponse(ApiResponse was, ApiResponse is) {
        return anyPair(content(was), content(is), ContractLoss::isInContent)
                || anyPair(
                        was.getHeaders(),
                        is.getHeaders(),
                        (oldHeader, newHeader) ->
                                isInSchema(oldHeader.getSchema(), newHeader.getSchema()));
    }

    private static Map<String, MediaType> content(ApiResponse response) {
        return Optional.ofNullable(response.getContent()).orElseGet(Content::new);
    }

    private static boolean isInContent(MediaType was, MediaType is) {
        return isInSchema(was.getSchema(), is.getSchema());
    }

    @SuppressWarnings("rawtypes")
    private static boolean isInSchema(Schema was, Schema is) {
        if (was == null || is == null) {
            return was != null;
        }
        Map<String, Schema> before = members(was);
        Map<String, Schema> after = members(is);
        return !after.keySet().containsAll(before.keySet())
                || lacksValues(was.getEnum(), is.getEnum())
                || anyPair(before, after, ContractLoss::isInSchema)
                || isInSchema(was.getItems(), is.getItems())
                || was.getAdditionalProperties() instanceof Schema values
                        && (!(is.getAdditionalProperties() instanceof Schema newValues)
                                || isInSchema(values, newValues));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Map<String, Schema> members(Schema schema) {
        Map<String, Schema> members = schema.getProperties();
        return Optional.ofNullable(members).orElse(Map.of());
    }

    /** An open list of values that is gone leaves every value possible. */
    private static boolean lacksValues(Collection<?> before, Collection<?> after) {
        return before != null && after != null && !new HashSet<>(after).containsAll(before);
    }

    private static <K, V> boolean anyPair(
            Map<K, V> before, Map<K, V> after, BiPredicate<V, V> test) {
        return before != null
                && after != null
                && before.entrySet().stream()
                        .filter(entry -> after.containsKey(entry.getKey()))
                        .anyMatch(entry -> test.test(entry.getValue(), after.get(entry.getKey())));
    }
}
