package dev.rollcall.page;

import dev.rollcall.explain.Example;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.View;
import dev.rollcall.explain.Wording;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An answer of the demo: each field with its value, or greyed with the reason why it is not there.
 */
final class ExampleSection {

    private final Matrix matrix;

    ExampleSection(Matrix matrix) {
        this.matrix = matrix;
    }

    void write(Html html, View view, Example example) {
        View.Asked asked = view.example().orElseThrow();
        html.element("h2", asked.caller() + " asks users.info for " + asked.user());
        html.element("p", standing(example));
        if (example.values().isEmpty()) {
            html.element(
                    "p", "There is no such user, or this caller may not find it.", "class", "note");
            return;
        }
        html.begin(
                "div",
                "class",
                "scroll",
                "role",
                "region",
                "tabindex",
                "0",
                "aria-label",
                "The answer, which can be scrolled sideways");
        html.begin("table");
        html.element(
                "caption",
                "The answer's fields. What is greyed is not in the answer, and was not read.");
        html.begin("thead").begin("tr");
        html.element("th", "Field", "scope", "col").element("th", "Value", "scope", "col");
        html.element("th", "Why", "scope", "col").end().end().begin("tbody");
        for (UserField field : UserField.values()) {
            row(html, view, example, field);
        }
        html.end().end().end();
    }

    private static String standing(Example example) {
        String held =
                example.held().isEmpty()
                        ? "none of these permissions"
                        : example.held().stream()
                                .sorted()
                                .map(permission -> permission.id())
                                .collect(Collectors.joining(", "));
        return "The user looked at is "
                + Wording.relation(example.relation())
                + ". The caller holds "
                + held
                + ".";
    }

    private void row(Html html, View view, Example example, UserField field) {
        VisibilityPolicy policy = matrix.policy(view.dialects().get(0));
        Optional<Grant> grant =
                policy.firstGrant(Operation.INFO, field, example.relation(), example.held());
        Optional<Grant.Outcome> outcome = grant.map(it -> it.outcome(field, example.rules()));
        boolean shown = outcome.filter(Grant.Outcome.SHOWN::equals).isPresent();
        Map<UserField, String> values = example.values().orElseThrow();
        if (shown) {
            html.begin("tr");
        } else {
            html.begin("tr", "class", "hidden");
        }
        html.begin("th", "scope", "row");
        html.element("a", field.path(), "href", view.of(field).address()).end();
        html.begin("td");
        if (shown) {
            html.element("code", values.getOrDefault(field, "—"));
        } else {
            html.text("hidden");
        }
        html.end();
        html.element("td", why(policy, field, grant, outcome, values.containsKey(field)));
        html.end();
    }

    private static String why(
            VisibilityPolicy policy,
            UserField field,
            Optional<Grant> grant,
            Optional<Grant.Outcome> outcome,
            boolean present) {
        if (grant.isEmpty()) {
            return notGranted(policy, field);
        }
        return switch (outcome.orElseThrow()) {
            case SHOWN ->
                    (present ? "" : "Granted, but the user has none. ")
                            + "To "
                            + Wording.access(grant.get().access())
                            + ". "
                            + Wording.form(grant.get().form());
            case NOT_ASKED_FOR ->
                    "Not asked for. " + Wording.request(Operation.INFO, field, policy.dialect());
            case LEFT_OUT -> "The request left it out.";
            case NOT_IN_THIS_WORKSPACE -> Wording.circumstance(grant.get().circumstance());
        };
    }

    private static String notGranted(VisibilityPolicy policy, UserField field) {
        String grants =
                policy.grants(Operation.INFO, field).stream()
                        .map(grant -> Wording.access(grant.access()))
                        .collect(Collectors.joining(", or "));
        return "Not granted: "
                + (grants.isEmpty()
                        ? "users.info shows it to nobody. "
                        : "only to " + grants + ". ")
                + policy.reason(field);
    }
}
