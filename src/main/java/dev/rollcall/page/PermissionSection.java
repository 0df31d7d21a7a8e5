package dev.rollcall.page;

import dev.rollcall.caller.Permission;
import dev.rollcall.explain.Holders;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.Opening;
import dev.rollcall.explain.View;
import dev.rollcall.explain.Wording;
import dev.rollcall.text.FewNames;
import dev.rollcall.text.PlainText;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.OperationGrant;
import dev.rollcall.visibility.VisibilityPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The effects of one permission: what it opens, and which roles hold it now. */
final class PermissionSection {

    private final Matrix matrix;

    PermissionSection(Matrix matrix) {
        this.matrix = matrix;
    }

    void write(Html html, View view, Holders holders) {
        Permission permission = view.permission().orElseThrow();
        html.element("h2", heading(view, permission));
        view.role().ifPresent(role -> role(html, holders, permission, role));
        roles(html, holders, permission);
        Set<Permission> before = holders.before(view);
        beside(html, view, permission, before);
        List<Opening> openings = Opening.of(permission, before, matrix.policies(view));
        html.element("h3", "Fields");
        if (openings.isEmpty()) {
            html.element("p", view.role().isPresent() ? "No field changes." : "It opens no field.");
        } else {
            fields(html, view, openings);
        }
    }

    private static String heading(View view, Permission permission) {
        return view.role()
                .map(
                        role ->
                                "What "
                                        + permission.id()
                                        + " would open for the role "
                                        + PlainText.of(role))
                .orElse("What " + permission.id() + " opens");
    }

    private static void role(Html html, Holders holders, Permission permission, String role) {
        Set<Permission> held = holders.held(role);
        html.element("h3", "What the role holds now");
        if (!holders.areKnown()) {
            html.element(
                    "p",
                    "It cannot be read now. "
                            + holders.trouble()
                            + ". So this is what the permission opens for a caller who holds nothing"
                            + " else.",
                    "class",
                    "note");
            return;
        }
        html.element(
                "p",
                held.isEmpty()
                        ? "None of the permissions that are followed here."
                        : held.stream()
                                .map(Permission::id)
                                .collect(Collectors.joining(", ", "", ".")));
        if (held.contains(permission)) {
            html.element("p", "It holds this one already, so nothing would change.");
        } else if (!holders.grantable().test(role, permission)) {
            html.element(
                    "p",
                    "ROLLCALL_GUESTS_RESTRICTED keeps it from this role, so nothing would change.");
        } else {
            html.element("p", "Users of this role also have what their other roles hold.");
        }
    }

    private static void roles(Html html, Holders holders, Permission permission) {
        html.element("h3", "Roles that hold it now");
        Optional<FewNames> roles = holders.of(permission);
        if (roles.isEmpty()) {
            html.element(
                    "p", "They cannot be read now. " + holders.trouble() + ".", "class", "note");
        } else if (roles.get().isEmpty()) {
            html.element("p", "No role of this workspace holds it.");
        } else {
            html.begin("ul");
            roles.get().named().forEach(role -> html.begin("li").element("code", role).end());
            if (roles.get().more() > 0) {
                html.element("li", roles.get().more() + " more");
            }
            html.end();
        }
    }

    private void beside(Html html, View view, Permission permission, Set<Permission> before) {
        List<OperationGrant> gates = Opening.gates(permission, before);
        if (!gates.isEmpty()) {
            html.element("h3", "Beside fields").begin("ul");
            gates.forEach(gate -> html.element("li", Wording.gate(gate) + " " + gate.reason()));
            html.end();
        }
        for (VisibilityPolicy policy : matrix.policies(view).subList(0, 1)) {
            List<UserKey.Kind> lookups = Opening.lookups(permission, before, policy);
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
