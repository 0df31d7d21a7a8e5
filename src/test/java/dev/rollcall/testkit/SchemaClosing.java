package dev.rollcall.testkit;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Forbids additional members in every object schema of the responses that does not say itself what
 * it allows.
 */
public final class SchemaClosing {

    private SchemaClosing() {}

    public static void close(OpenAPI contract) {
        Optional.ofNullable(contract.getComponents())
                .ifPresent(
                        components -> {
                            valuesOf(components.getSchemas()).forEach(SchemaClosing::close);
                            valuesOf(components.getResponses()).forEach(SchemaClosing::close);
                        });
        contract.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream)
                .map(Operation::getResponses)
                .flatMap(responses -> responses.values().stream())
                .forEach(SchemaClosing::close);
    }

    private static void close(ApiResponse response) {
        Optional.ofNullable(response.getContent()).stream()
                .map(Content::values)
                .flatMap(Collection::stream)
                .forEach(mediaType -> close(mediaType.getSchema()));
    }

    private static void close(Schema<?> schema) {
        if (schema == null || schema.get$ref() != null) {
            return;
        }
        if (isObject(schema) && schema.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(false);
        }
        children(schema).forEach(SchemaClosing::close);
    }

    private static boolean isObject(Schema<?> schema) {
        return "object".equals(schema.getType()) || schema.getProperties() != null;
    }

    private static Stream<Schema<?>> children(Schema<?> schema) {
        Stream<Schema<?>> additional =
                schema.getAdditionalProperties() instanceof Schema<?> values
                        ? Stream.of(values)
                        : Stream.empty();
        Stream<Schema<?>> items = Stream.<Schema<?>>ofNullable(schema.getItems());
        return Stream.of(properties(schema), items, additional)
                .flatMap(all -> all)
                .filter(Objects::nonNull);
    }

    @SuppressWarnings("rawtypes")
    private static Stream<Schema<?>> properties(Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        return valuesOf(properties).stream().map(property -> (Schema<?>) property);
    }

    private static <T> Collection<T> valuesOf(Map<String, T> map) {
        return map == null ? List.of() : map.values();
    }
}
