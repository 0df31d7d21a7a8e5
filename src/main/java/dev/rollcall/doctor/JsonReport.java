package dev.rollcall.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.doctor.Diagnosis.Outcome;
import java.io.PrintStream;
import java.util.List;

/** Prints a diagnosis as one JSON object for a program. */
final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    static void print(Diagnosis diagnosis, List<Outcome> shown, PrintStream out) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode checks = report.putArray("checks");
        shown.forEach(
                outcome ->
                        checks.addObject()
                                .put("id", outcome.check().id())
                                .put("category", outcome.check().category().label())
                                .put("status", outcome.status().label())
                                .put("message", outcome.finding().message())
                                .put("cure", outcome.finding().cure()));
        report.put("verdict", diagnosis.verdict());
        out.println(text(report));
    }

    private static String text(ObjectNode report) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of texts is always JSON", impossible);
        }
    }
}
