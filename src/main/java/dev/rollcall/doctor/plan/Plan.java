package dev.rollcall.doctor.plan;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a server runs a command, as far as the server reports it.
 *
 * @param indexes the indexes that are used
 * @param reading how the documents are found
 */
public record Plan(
        Set<String> indexes,
        Reading reading,
        OptionalLong keys,
        OptionalLong documents,
        OptionalLong returned,
        OptionalLong milliseconds) {

    public enum Reading {
        BY_INDEX,
        BY_SCAN,
        /** The server does not report it. */
        UNREPORTED
    }

    public Plan {
        indexes = Set.copyOf(indexes);
    }

    /**
     * The plan in the answer to an {@code explain}, of MongoDB or of a server that shows
     * PostgreSQL's plan.
     */
    public static Plan of(Map<String, Object> answer) {
        Walk walk = new Walk();
        walk.through(answer);
        return walk.plan();
    }

    /** Collects the figures of a tree of steps, at any depth. */
    private static final class Walk {

        /** The members with rejected plans, and those that repeat the same steps. */
        private static final Set<String> PASSED_OVER =
                Set.of(
                        "rejectedPlans",
                        "IndexCosts",
                        "allPlansExecution",
                        "command",
                        "slotBasedPlan");

        private final Set<String> indexes = new TreeSet<>();
        private final Sum keys = new Sum();
        private final Sum documents = new Sum();
        private final Sum returned = new Sum();
        private final Sum milliseconds = new Sum();
        private boolean reported;
        private boolean scans;

        private void through(Object node) {
            if (node instanceof Map<?, ?> members) {
                members.forEach((name, value) -> member(String.valueOf(name), value));
            } else if (node instanceof Collection<?> several) {
                several.forEach(this::through);
            }
        }

        private void member(String name, Object value) {
            if (PASSED_OVER.contains(name)) {
                return;
            }
            switch (name) {
                case "stage", "Node Type" -> step(String.valueOf(value));
                case "indexName", "Index Name" -> indexes.add(String.valueOf(value));
                case "executionStats" -> statistics(value);
                default -> through(value);
            }
        }

        private void step(String kind) {
            reported = true;
            scans |= kind.equals("COLLSCAN") || kind.contains("Seq Scan");
            if (kind.equals("IDHACK")) {
                indexes.add("_id_");
            }
        }

        private void statistics(Object value) {
            if (value instanceof Map<?, ?> stated) {
                keys.add(stated.get("totalKeysExamined"));
                documents.add(stated.get("totalDocsExamined"));
                returned.add(stated.get("nReturned"));
                milliseconds.add(stated.get("executionTimeMillis"));
            }
        }

        private Plan plan() {
            Reading reading =
                    scans ? Reading.BY_SCAN : reported ? Reading.BY_INDEX : Reading.UNREPORTED;
            return new Plan(
                    indexes,
                    reading,
                    keys.value(),
                    documents.value(),
                    returned.value(),
                    milliseconds.value());
        }
    }

    private static final class Sum {

        private OptionalLong sum = OptionalLong.empty();

        private void add(Object value) {
            if (value instanceof Number number) {
                sum = OptionalLong.of(sum.orElse(0) + number.longValue());
            }
        }

        private OptionalLong value() {
            return sum;
        }
    }
}
