package dev.rollcall.compare.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rollcall.compare.difference.Difference.Kind;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the differences of two answers, each with its path. The order of members does not count.
 * Objects of a list are matched by their ids, so that one more user is one difference and not
 * fifty.
 */
public final class Differ {

    private static final List<String> IDS = List.of("_id", "rid");
    private static final int LONGEST_NAME = 80;

    private final List<Difference> found = new ArrayList<>();

    private Differ() {}

    /** The differences; those of headers and bodies only if the statuses are equal. */
    public static List<Difference> between(Answer upstream, Answer rollcall) {
        Differ differ = new Differ();
        if (upstream.status() != rollcall.status()) {
            return List.of(
                    new Difference(
                            "status",
                            Kind.VALUE,
                            IntNode.valueOf(upstream.status()),
                            IntNode.valueOf(rollcall.status())));
        }
        HeaderRule.ALL.forEach(rule -> differ.header(rule, upstream, rollcall));
        differ.node("", upstream.body(), rollcall.body());
        return List.copyOf(differ.found);
    }

    private void header(HeaderRule rule, Answer upstream, Answer rollcall) {
        Optional<String> there = Optional.ofNullable(upstream.headers().get(rule.name()));
        Optional<String> here = Optional.ofNullable(rollcall.headers().get(rule.name()));
        if (there.isPresent() != here.isPresent()
                || rule.byValue() && !there.map(Differ::tidy).equals(here.map(Differ::tidy))) {
            node("header " + rule.name(), text(there), text(here));
        }
    }

    /** A normal form: blanks around separators and the case do not matter. */
    private static String tidy(String value) {
        return value.replaceAll("\\s*([;,])\\s*", "$1").toLowerCase(Locale.ROOT);
    }

    private static JsonNode text(Optional<String> value) {
        return value.<JsonNode>map(TextNode::valueOf).orElse(MissingNode.getInstance());
    }

    private void node(String path, JsonNode there, JsonNode here) {
        if (there.isMissingNode() && here.isMissingNode()) {
            return;
        }
        if (there.isMissingNode() || here.isMissingNode()) {
            add(path, there.isMissingNode() ? Kind.ADDED : Kind.MISSING, there, here);
        } else if (there.getNodeType() != here.getNodeType()) {
            add(path, Kind.TYPE, there, here);
        } else if (there.isObject()) {
            members(path, there, here);
        } else if (there.isArray()) {
            elements(path, there, here);
        } else if (!same(there, here)) {
            add(path, Kind.VALUE, there, here);
        }
    }

    /** Whether two values are equal; 1 and 1.0 are the same number. */
    private static boolean same(JsonNode there, JsonNode here) {
        return there.isNumber()
                ? there.decimalValue().compareTo(here.decimalValue()) == 0
                : there.equals(here);
    }

    private void members(String path, JsonNode there, JsonNode here) {
        if (isAnother(there.path("_id"), here.path("_id"))) {
            add(member(path, "_id"), Kind.VALUE, there.path("_id"), here.path("_id"));
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        there.fieldNames().forEachRemaining(names::add);
        here.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> node(member(path, name), there.path(name), here.path(name)));
    }

    private static boolean isAnother(JsonNode there, JsonNode here) {
        return there.isTextual() && here.isTextual() && !there.equals(here);
    }

    private void elements(String path, JsonNode there, JsonNode here) {
        Optional<Map<String, JsonNode>> upstream = byId(there);
        Optional<Map<String, JsonNode>> rollcall = byId(here);
        if (upstream.isPresent() && rollcall.isPresent()) {
            matched(path, upstream.get(), rollcall.get());
            return;
        }
        for (int i = 0; i < Math.max(there.size(), here.size()); i++) {
            node(path + "[]", there.path(i), here.path(i));
        }
    }

    private void matched(String path, Map<String, JsonNode> there, Map<String, JsonNode> here) {
        List<String> shared = there.keySet().stream().filter(here::containsKey).toList();
        if (!shared.equals(here.keySet().stream().filter(there::containsKey).toList())) {
            add(path, Kind.ORDER, MissingNode.getInstance(), MissingNode.getInstance());
        }
        LinkedHashMap<String, JsonNode> all = new LinkedHashMap<>(there);
        here.forEach(all::putIfAbsent);
        all.keySet()
                .forEach(
                        id ->
                                node(
                                        path + "[]",
                                        there.getOrDefault(id, MissingNode.getInstance()),
                                        here.getOrDefault(id, MissingNode.getInstance())));
    }

    /** The objects by id; empty if one has no id or two have the same. */
    private static Optional<Map<String, JsonNode>> byId(JsonNode list) {
        for (String name : IDS) {
            Map<String, JsonNode> byId = new LinkedHashMap<>();
            list.forEach(
                    element -> {
                        if (element.path(name).isTextual()) {
                            byId.put(element.path(name).textValue(), element);
                        }
                    });
            if (byId.size() == list.size()) {
                return Optional.of(byId);
            }
        }
        return Optional.empty();
    }

    /**
     * The path of a member. The name comes from a server, so it is shortened, and characters that
     * control a terminal are escaped.
     */
    private static String member(String path, String name) {
        String brief = PlainText.escaped(name, LONGEST_NAME);
        return path.isEmpty() ? brief : path + "." + brief;
    }

    private void add(String path, Kind kind, JsonNode there, JsonNode here) {
        found.add(new Difference(path.isEmpty() ? "body" : path, kind, there, here));
    }
}
