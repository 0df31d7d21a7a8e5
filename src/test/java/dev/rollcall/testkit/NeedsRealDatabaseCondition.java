package dev.rollcall.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what {@link NeedsRealDatabase} marks if the environment names no database server. */
final class NeedsRealDatabaseCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (System.getenv(TestDatabase.VARIABLE) != null) {
            return ConditionEvaluationResult.enabled(
                    "A database server is named by " + TestDatabase.VARIABLE);
        }
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsRealDatabase.class)
                .map(
                        needed ->
                                ConditionEvaluationResult.disabled(
                                        "The embedded server has no " + needed.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("Needs nothing special"));
    }
}
