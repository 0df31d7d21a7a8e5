package dev.rollcall.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.doctor.Diagnosis.CheckResult;
import java.io.PrintStream;
import java.util.List;

/** Prints a diagnosis as one JSON object for a program. */
final class JsonDiagnosis {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonDiagnosis() {}

    static void print(Diagnosis diagnosis, List<CheckResult> shown, PrintStream out) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode checks = report.putArray("checks");
        shown.forEach(
                result ->
                        checks.addObject()
                                .put("id", result.check().id())
                                .put("category", result.check().category().label())
                                .put("status", result.status().label())
                                .put("message", result.finding().message())
                                .put("cure", result.finding().cure()));
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
