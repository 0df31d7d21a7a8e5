package dev.rollcall.page;

import dev.rollcall.caller.Permission;
import dev.rollcall.explain.Holders;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.Opening;
import dev.rollcall.explain.View;
import dev.rollcall.explain.Wording;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.OperationGrant;
import dev.rollcall.visibility.VisibilityPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table turned round: what a permission opens, and which roles hold it now. */
final class PermissionSection {

    private final Matrix matrix;

    PermissionSection(Matrix matrix) {
        this.matrix = matrix;
    }

    void write(Html html, View view, Holders holders) {
        Permission permission = view.permission().orElseThrow();
        html.element("h2", "What " + permission.id() + " opens");
        roles(html, holders, permission);
        beside(html, view, permission);
        List<Opening> openings = Opening.of(permission, matrix.policies(view));
        html.element("h3", "Fields");
        if (openings.isEmpty()) {
            html.element("p", "It opens no field.");
        } else {
            fields(html, view, openings);
        }
    }

    private static void roles(Html html, Holders holders, Permission permission) {
        html.element("h3", "Roles that hold it now");
        Optional<List<String>> roles = holders.of(permission);
        if (roles.isEmpty()) {
            html.element(
                    "p", "They cannot be read now. " + holders.trouble() + ".", "class", "note");
        } else if (roles.get().isEmpty()) {
            html.element("p", "No role of this workspace holds it.");
        } else {
            html.begin("ul");
            roles.get().forEach(role -> html.begin("li").element("code", role).end());
            html.end();
        }
    }

    private void beside(Html html, View view, Permission permission) {
        List<OperationGrant> gates = Opening.gates(permission);
        if (!gates.isEmpty()) {
            html.element("h3", "Beside fields").begin("ul");
            gates.forEach(gate -> html.element("li", Wording.gate(gate) + " " + gate.reason()));
            html.end();
        }
        for (VisibilityPolicy policy : matrix.policies(view).subList(0, 1)) {
            List<UserKey.Kind> lookups = Opening.lookups(permission, policy);
            if (!lookups.isEmpty()) {
                html.element("h3", "Look-ups of other users");
                html.element(
                        "p",
                        lookups.stream()
                                .map(UserKey.Kind::parameter)
                                .collect(Collectors.joining(", ", "By ", ".")));
            }
        }
    }

    private static void fields(Html html, View view, List<Opening> openings) {
        html.begin(
                "div",
                "class",
                "scroll",
                "role",
                "region",
                "tabindex",
                "0",
                "aria-label",
                "What it opens, which can be scrolled sideways");
        html.begin("table").element("caption", openings.size() + " changes.");
        html.begin("thead").begin("tr");
        for (String column :
                List.of("Field", "Operation", "Dialect", "Who is looked at", "Without", "With")) {
            html.element("th", column, "scope", "col");
        }
        html.end().end().begin("tbody");
        for (Opening opening : openings) {
            html.begin("tr").begin("th", "scope", "row");
            html.element("a", opening.field().path(), "href", view.of(opening.field()).address());
            html.end();
            html.element("td", Wording.name(opening.operation()));
            html.element("td", opening.dialect().id());
            html.element("td", Wording.relations(opening.relations()));
            html.element("td", Wording.brief(opening.without()));
            html.element("td", Wording.brief(opening.with()));
            html.end();
        }
        html.end().end().end();
    }
}
