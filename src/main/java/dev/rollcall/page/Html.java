package dev.rollcall.page;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML so that no text can become markup: every text and every value of an attribute is
 * escaped here, and names of elements are constants of this package. That is all that the pages
 * need of a template engine.
 */
final class Html {

    private final StringBuilder out = new StringBuilder(32_768);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; the attributes are names and values in turn. */
    Html begin(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    Html end() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** A whole element with a text in it. */
    Html element(String element, String text, String... attributes) {
        return begin(element, attributes).text(text).end();
    }

    /** An element that has no content and no end. */
    Html empty(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** A style or a script of this package. It is a constant, and the policy knows its hash. */
    Html inline(Page.Inline code) {
        begin(code.element());
        out.append(code.text());
        return end();
    }

    /** The head of every page. */
    Html head(String title, Page.Inline style) {
        return begin("head")
                .empty("meta", "charset", "utf-8")
                .element("title", title)
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                // Without it a browser asks for an icon, and reports that there is none.
                .empty("link", "rel", "icon", "href", "data:,")
                .inline(style)
                .end();
    }

    String document() {
        return "<!doctype html>" + out;
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(letter);
            }
        }
    }
}
