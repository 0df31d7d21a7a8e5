package dev.rollcall.compare.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.explain.Wording;
import java.util.Locale;

/** The report for a script. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    public static String of(Report report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
        root.put("with", report.upstream());
        ObjectNode requests = root.putObject("requests");
        for (RequestOutcome outcome : RequestOutcome.values()) {
            requests.put(outcome.name().toLowerCase(Locale.ROOT), report.count(outcome));
        }
        requests.put("not_compared", report.unfinished().map(Report.Unfinished::left).orElse(0));
        report.unfinished().ifPresent(left -> root.put("endedEarly", left.reason()));
        differences(report, root.putArray("differences"));
        known(report, root.putArray("known"));
        report.inconclusive().forEach(root.putArray("inconclusive")::add);
        coverage(report.coverage(), root.putArray("coverage"));
        return root.toPrettyString();
    }

    private static void differences(Report report, ArrayNode all) {
        for (Report.Place place : report.unexplained()) {
            ObjectNode one = all.addObject();
            one.put("endpoint", place.first().endpoint());
            one.put("path", place.first().path());
            one.put("kind", place.first().code());
            one.put("count", place.count());
            place.examples().forEach(one.putArray("examples")::add);
        }
    }

    private static void known(Report report, ArrayNode all) {
        report.known()
                .forEach(
                        (known, count) ->
                                all.addObject()
                                        .put("id", known.id())
                                        .put("what", known.what())
                                        .put("count", count)
                                        .put("canBeSeen", known.canBeSeen()));
    }

    private static void coverage(Coverage coverage, ArrayNode all) {
        coverage.cells()
                .forEach(
                        cell ->
                                all.addObject()
                                        .put("field", cell.field().path())
                                        .put("operation", Wording.name(cell.operation()))
                                        .put("caller", cell.caller().id())
                                        .put("shown", coverage.shows(cell))
                                        .put(
                                                "tried",
                                                coverage.tried(cell)
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)));
    }
}
