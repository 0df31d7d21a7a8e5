package dev.rollcall.blackbox.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How a server that keeps its documents in PostgreSQL answers a command: the tree of steps that
 * {@code explain} gives, with the rows that each step met if the command was really run.
 */
record PostgresPlan(JsonNode root) {

    /** The steps that read the collection; for each the index, or the kind of a step without. */
    List<String> scans() {
        return nodes().filter(node -> type(node).endsWith("Scan"))
                .filter(node -> node.path("Plans").isEmpty())
                .map(node -> node.path("Index Name").asText(type(node)))
                .toList();
    }

    /** Steps that read without an index: {@code Seq Scan} and its like. */
    List<String> scansOfTheCollection() {
        return nodes().map(PostgresPlan::type).filter(type -> type.contains("Seq Scan")).toList();
    }

    boolean sorts() {
        return nodes().anyMatch(node -> type(node).endsWith("Sort"));
    }

    /** The most rows that any step has sorted. */
    long sorted() {
        return nodes().filter(node -> type(node).endsWith("Sort"))
                .flatMap(PostgresPlan::steps)
                .mapToLong(PostgresPlan::given)
                .max()
                .orElse(0);
    }

    /** The rows that were read, whether they then passed the filter or not. */
    long examined() {
        return nodes().filter(node -> node.path("Plans").isEmpty())
                .mapToLong(
                        node ->
                                given(node)
                                        + loops(node)
                                                * (node.path("Rows Removed by Filter").asLong()
                                                        + node.path("Rows Removed by Index Recheck")
                                                                .asLong()))
                .sum();
    }

    /** The rows that came out, or, of a count, went in. */
    long returned() {
        return nodes().filter(node -> type(node).equals("Aggregate"))
                .flatMap(PostgresPlan::steps)
                .mapToLong(PostgresPlan::given)
                .max()
                .orElse(given(root));
    }

    private Stream<JsonNode> nodes() {
        return nodes(root);
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), steps(node).flatMap(PostgresPlan::nodes));
    }

    private static Stream<JsonNode> steps(JsonNode node) {
        return StreamSupport.stream(node.path("Plans").spliterator(), false);
    }

    private static String type(JsonNode node) {
        return node.path("Node Type").asText();
    }

    private static long given(JsonNode node) {
        return Math.round(node.path("Actual Rows").asDouble() * loops(node));
    }

    private static long loops(JsonNode node) {
        return node.path("Actual Loops").asLong();
    }

    @Override
    public String toString() {
        return nodes().map(
                        node ->
                                type(node)
                                        + " "
                                        + node.path("Index Name").asText()
                                        + " "
                                        + node.path("Actual Rows").asText())
                .collect(Collectors.joining(" < "));
    }
}
