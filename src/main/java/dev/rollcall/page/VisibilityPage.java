package dev.rollcall.page;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.explain.Example;
import dev.rollcall.explain.Holders;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.View;
import dev.rollcall.explain.ViewParameters;
import dev.rollcall.explain.Wording;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page that says who sees what, and why: the forms that choose a view, and the section that
 * shows it. It needs no script.
 */
public final class VisibilityPage {

    private static final String TITLE = "Who sees what, and why";

    private final Page.Inline style = Page.Inline.style();
    private final Matrix matrix;
    private final List<String> demoCallers;

    /**
     * The page of a table.
     *
     * @param demoCallers the user names of the demo's callers; none if this is not the demo
     */
    public VisibilityPage(Matrix matrix, List<String> demoCallers) {
        this.matrix = matrix;
        this.demoCallers = List.copyOf(demoCallers);
    }

    /**
     * The page of a view.
     *
     * @param example the answer that the view names, if it names one
     */
    public Page of(View view, Holders holders, Optional<Example> example) {
        Html html = new Html().begin("html", "lang", "en");
        html.head(TITLE, style).begin("body");
        html.element("a", "To the answer", "class", "skip", "href", "#answer");
        html.begin("header").element("h1", TITLE);
        html.element(
                "p",
                "Drawn from the table that decides every answer of this service. Choose a view, or a"
                        + " cell of the table.");
        forms(html, view);
        html.end().begin("main", "id", "answer");
        section(html, view, holders, example);
        html.end();
        footer(html, view);
        return Page.withForms(html.end().end(), style);
    }

    /** The page if the view does not exist. */
    public Page refused(View instead, String reason) {
        Html html = new Html().begin("html", "lang", "en");
        html.head("No such view", style).begin("body").begin("main");
        html.element("h1", "No such view").element("p", reason, "class", "note");
        html.begin("p").element("a", "To the whole table", "href", instead.address()).end();
        return Page.withForms(html.end().end().end(), style);
    }

    private void section(Html html, View view, Holders holders, Optional<Example> example) {
        if (view.permission().isPresent()) {
            new PermissionSection(matrix).write(html, view, holders);
        } else if (example.isPresent()) {
            new ExampleSection(matrix).write(html, view, example.get());
        } else {
            matrix.opened(view).ifPresent(cell -> new CellSection(matrix).write(html, view, cell));
            new TableSection(matrix).write(html, view);
        }
    }

    private void forms(Html html, View view) {
        html.begin("div", "class", "forms");
        html.begin("form", "aria-label", "The table");
        html.element("h2", "The table");
        choice(html, ViewParameters.DIALECT, "Dialect", dialects(), address(view));
        choice(
                html,
                ViewParameters.OPERATION,
                "Operation",
                operations(),
                view.operation().map(Wording::name).orElse(""));
        choice(
                html,
                ViewParameters.FIELD,
                "Field",
                fields(),
                view.field().map(UserField::path).orElse(""));
        html.element("button", "Show the table").end();
        html.begin("form", "aria-label", "A permission");
        html.element("h2", "A permission");
        choice(html, ViewParameters.DIALECT, "Dialect", dialects(), address(view));
        choice(
                html,
                ViewParameters.PERMISSION,
                "Permission",
                permissions(),
                view.permission().map(Permission::id).orElse(""));
        name(html, ViewParameters.ROLE, "For a role, if for one", view.role().orElse(""), false);
        html.element("button", "Show what it opens").end();
        if (!demoCallers.isEmpty()) {
            demoForm(html, view);
        }
        html.end();
    }

    private void demoForm(Html html, View view) {
        html.begin("form", "aria-label", "An answer of the demo");
        html.element("h2", "An answer of the demo");
        Map<String, String> callers = new LinkedHashMap<>();
        demoCallers.forEach(name -> callers.put(name, name));
        choice(
                html,
                ViewParameters.AS,
                "Caller",
                callers,
                view.example().map(View.Asked::caller).orElse(""));
        name(
                html,
                ViewParameters.USER,
                "User name",
                view.example().map(View.Asked::user).orElse("test.jane"),
                true);
        html.element("button", "Show the answer").end();
    }

    private static void name(Html html, String name, String label, String value, boolean required) {
        html.begin("p").element("label", label, "for", name);
        if (required) {
            html.empty(
                    "input",
                    "id",
                    name,
                    "name",
                    name,
                    "required",
                    "",
                    "maxlength",
                    "200",
                    "value",
                    value);
        } else {
            html.empty("input", "id", name, "name", name, "maxlength", "200", "value", value);
        }
        html.end();
    }

    private static String address(View view) {
        return view.showsDifference() ? View.ALL_DIALECTS : view.dialects().get(0).id();
    }

    private static Map<String, String> dialects() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Dialect dialect : Dialect.values()) {
            choices.put(dialect.id(), dialect.id());
        }
        choices.put(View.ALL_DIALECTS, "the differences");
        return choices;
    }

    private static Map<String, String> operations() {
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", "every operation"));
        for (Operation operation : Operation.values()) {
            choices.put(Wording.name(operation), Wording.name(operation));
        }
        return choices;
    }

    private static Map<String, String> fields() {
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", "every field"));
        Arrays.stream(UserField.values())
                .map(UserField::path)
                .forEach(path -> choices.put(path, path));
        return choices;
    }

    private static Map<String, String> permissions() {
        Map<String, String> choices = new LinkedHashMap<>();
        Arrays.stream(Permission.values()).map(Permission::id).forEach(id -> choices.put(id, id));
        return choices;
    }

    private static void choice(
            Html html, String name, String label, Map<String, String> choices, String chosen) {
        html.begin("p").begin("label").text(label).begin("select", "name", name);
        choices.forEach(
                (value, words) -> {
                    if (value.equals(chosen)) {
                        html.element("option", words, "value", value, "selected", "");
                    } else {
                        html.element("option", words, "value", value);
                    }
                });
        html.end().end().end();
    }

    private static void footer(Html html, View view) {
        if (view.example().isPresent()) {
            return;
        }
        html.begin("footer").begin("p").text("The same view as ");
        html.element("a", "JSON", "href", "visibility.json" + view.address()).text(" and as ");
        html.element("a", "CSV", "href", "visibility.csv" + view.address()).text(".");
        html.end().end();
    }
}
