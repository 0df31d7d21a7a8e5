package dev.rollcall.page;

import dev.rollcall.demo.DemoRequest;
import dev.rollcall.demo.person.DemoCaller;

/**
 * The page at the demo's address: what this service is, who can call it, and three requests to
 * send. Every token on it is public already, in the documents and in the log.
 */
public final class LandingPage {

    private static final String TITLE = "Rollcall: the demo workspace";

    private final Page.Inline style = Page.Inline.style();
    private final Page.Inline script = Page.Inline.script();

    /**
     * The page.
     *
     * @param address the address of this service, as the browser calls it
     * @param visibility the address of the page that says who sees what
     * @param swaggerUi whether Swagger UI is served
     */
    public Page of(String address, String visibility, boolean swaggerUi) {
        Html html = new Html().begin("html", "lang", "en");
        html.head(TITLE, style).begin("body").begin("main");
        html.element("h1", TITLE);
        html.element(
                "p",
                "A read-only user directory for a Rocket.Chat workspace. This one serves invented"
                        + " users from memory; they are gone when the process ends. Set MONGO_URL to"
                        + " serve a workspace.");
        links(html, visibility, swaggerUi);
        callers(html);
        html.element("h2", "Three requests");
        html.element(
                "p",
                "Each is a command to copy. A button below it sends it from here, if the browser runs"
                        + " the page's script.");
        for (DemoRequest request : DemoRequest.values()) {
            request(html, address, request);
        }
        html.end().inline(script);
        return Page.withScript(html.end().end(), style, script);
    }

    private static void links(Html html, String visibility, boolean swaggerUi) {
        html.begin("ul");
        if (swaggerUi) {
            html.begin("li").element("a", "Swagger UI", "href", "q/swagger-ui/");
            html.text(": every operation, to try").end();
        }
        html.begin("li").element("a", "The contract", "href", "openapi.yaml");
        html.text(": OpenAPI").end();
        html.begin("li").element("a", "Who sees what, and why", "href", visibility);
        html.text(": the rules, on the management port").end().end();
    }

    private static void callers(Html html) {
        html.element("h2", "Who can call");
        html.element(
                "p",
                "The tokens are public. Never let this service be reached from a network.",
                "class",
                "note");
        html.begin(
                "div",
                "class",
                "scroll",
                "role",
                "region",
                "tabindex",
                "0",
                "aria-label",
                "The callers, which can be scrolled sideways");
        html.begin("table").element("caption", "The demo's callers");
        html.begin("thead").begin("tr");
        html.element("th", "Caller", "scope", "col").element("th", "Kind", "scope", "col");
        html.element("th", "X-User-Id", "scope", "col")
                .element("th", "X-Auth-Token", "scope", "col");
        html.end().end().begin("tbody");
        for (DemoCaller caller : DemoCaller.values()) {
            html.begin("tr").element("th", caller.username(), "scope", "row");
            html.element("td", caller.description());
            html.begin("td").element("code", caller.id()).end();
            html.begin("td").element("code", caller.token()).end().end();
        }
        html.end().end().end();
    }

    private static void request(Html html, String address, DemoRequest request) {
        DemoCaller caller = request.caller();
        html.begin(
                "section",
                "data-path",
                "api/v1/" + request.target(),
                "data-user",
                caller.id(),
                "data-token",
                caller.token(),
                "aria-label",
                request.words());
        html.element("h3", request.words());
        html.element("pre", request.command(address), "tabindex", "0");
        html.element("button", "Send: " + request.words(), "type", "button", "hidden", "");
        html.element("output", "", "tabindex", "0", "aria-label", "Answer");
        html.end();
    }
}
