package dev.rollcall.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.File;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/** What a change of the contract means to those who call by the old one. */
enum ContractChange {
    /** Nothing but words. */
    NONE,
    /** More than before, and nothing less. */
    ADDITIVE,
    /** Who relied on the old contract may fail. */
    BREAKING;

    private static final File RULES = new File("src/test/resources/contract/breaking-changes.yaml");

    /** What it means to go from one text to the other. */
    static ContractChange between(String released, String proposed) {
        OpenApiDiffOptions rules = OpenApiDiffOptions.builder().configYaml(RULES).build();
        OpenAPI before = parsed(released, false);
        OpenAPI after = parsed(proposed, false);
        EmptyValues.declare(before, after);
        ChangedOpenApi change = OpenApiCompare.fromSpecifications(before, after, rules);
        if (change.isIncompatible()
                || ContractLoss.isIn(parsed(released, true), parsed(proposed, true))) {
            return BREAKING;
        }
        return change.isChanged().isMetaChanged() || change.isUnchanged() ? NONE : ADDITIVE;
    }

    private static OpenAPI parsed(String contract, boolean withoutReferences) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(withoutReferences);
        SwaggerParseResult result =
                new OpenAPIV3Parser().readContents(contract, List.of(), options);
        if (!result.getMessages().isEmpty()) {
            throw new IllegalArgumentException("No contract: " + result.getMessages());
        }
        return result.getOpenAPI();
    }
}
