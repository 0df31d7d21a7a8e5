package dev.rollcall.stub.control;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.rest.OrderedAnswers;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.stub.data.Located;
import dev.rollcall.stub.data.OwnData;
import dev.rollcall.stub.data.UnusableData;
import dev.rollcall.stub.data.UnusableData.Fault;
import dev.rollcall.stub.workspace.OrderedFailures.OrderedFailure;
import dev.rollcall.stub.workspace.OrderedFailures.OrderedFailure.Kind;
import dev.rollcall.stub.workspace.StubContents;
import dev.rollcall.stub.workspace.StubWorkspace;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the bodies that are sent to the control API. It refuses a mistake with its line and path.
 */
final class ControlRequest {

    private static final Set<String> OPERATIONS =
            Stream.of(Endpoint.values())
                    .map(Endpoint::operation)
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> DIALECTS =
            Stream.of(Dialect.values())
                    .map(Dialect::id)
                    .collect(Collectors.toCollection(TreeSet::new));
    private static final int MOST_STATES = 100;
    private static final int LONGEST = 600_000;
    private static final int MOST_TIMES = 1_000_000;

    private final Map<String, Located> members;

    private ControlRequest(Map<String, Located> members) {
        this.members = members;
    }

    /** A failure and for how many requests it is ordered. */
    record FailureOrder(OrderedFailure failure, int times) {}

    /** The order for a workspace; if the body names no states, the usual ones. */
    static StubWorkspace.Order workspace(String body, List<String> usual, String usualDialect) {
        ControlRequest request = of(body.isBlank() ? "{}" : body, "states", "dialect", "data");
        OwnData own = request.member("data").map(OwnData::of).orElse(OwnData.NONE);
        List<String> states = request.member("states").map(ControlRequest::texts).orElse(usual);
        String dialect =
                request.member("dialect").map(ControlRequest::dialect).orElse(usualDialect);
        try {
            return new StubWorkspace.Order(
                    StubContents.of(states.isEmpty() ? usual : states, own), dialect);
        } catch (IllegalArgumentException unknownState) {
            throw refused(request.members.get("states"), unknownState.getMessage());
        }
    }

    static FailureOrder failure(String body) {
        ControlRequest request =
                of(
                        body,
                        "status",
                        "retryAfter",
                        "delayMillis",
                        "breakOff",
                        "reset",
                        "operation",
                        "times");
        int status = request.number("status", 0, 999, 0);
        if (status != 0 && !OrderedAnswers.statuses().contains(status)) {
            throw refused(
                    request.members.get("status"),
                    "has to be one of " + words(OrderedAnswers.statuses()) + ".");
        }
        int delay = request.number("delayMillis", 0, LONGEST, 0);
        boolean breakOff = request.flag("breakOff");
        boolean reset = request.flag("reset");
        int ends = (status == 0 ? 0 : 1) + (breakOff ? 1 : 0) + (reset ? 1 : 0);
        if (ends > 1 || ends == 0 && delay == 0) {
            throw refused(
                    new Located(1, "$", Optional.empty()),
                    "has to order one of `status`, `breakOff` and `reset`, or a `delayMillis`, or a"
                            + " `delayMillis` before one of them.");
        }
        Kind kind =
                status != 0
                        ? Kind.STATUS
                        : breakOff ? Kind.BREAK_OFF : reset ? Kind.RESET : Kind.DELAY;
        return new FailureOrder(
                new OrderedFailure(
                        kind,
                        status,
                        request.number("retryAfter", 0, LONGEST, 1),
                        Duration.ofMillis(delay),
                        request.member("operation").map(ControlRequest::operation)),
                request.number("times", 1, MOST_TIMES, 1));
    }

    private static ControlRequest of(String body, String... known) {
        Located json = Located.parse(body);
        Map<String, Located> members =
                json.object().orElseThrow(() -> refused(json, "has to be an object."));
        List<Fault> faults = new ArrayList<>();
        members.forEach(
                (name, member) -> {
                    if (!List.of(known).contains(name)) {
                        faults.add(
                                member.fault(
                                        "is not known; known are "
                                                + String.join(", ", known)
                                                + "."));
                    }
                });
        if (!faults.isEmpty()) {
            throw new UnusableData(faults);
        }
        return new ControlRequest(members);
    }

    private Optional<Located> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    private boolean flag(String name) {
        return member(name)
                .map(
                        json ->
                                json.value()
                                        .filter(Boolean.class::isInstance)
                                        .map(Boolean.class::cast)
                                        .orElseThrow(
                                                () -> refused(json, "has to be true or false.")))
                .orElse(false);
    }

    private int number(String name, int least, int most, int otherwise) {
        return member(name)
                .map(
                        json ->
                                json.value()
                                        .filter(Number.class::isInstance)
                                        .map(number -> new BigDecimal(number.toString()))
                                        .filter(number -> number.stripTrailingZeros().scale() <= 0)
                                        .filter(
                                                number ->
                                                        number.compareTo(new BigDecimal(least)) >= 0
                                                                && number.compareTo(
                                                                                new BigDecimal(
                                                                                        most))
                                                                        <= 0)
                                        .map(BigDecimal::intValue)
                                        .orElseThrow(
                                                () ->
                                                        refused(
                                                                json,
                                                                "has to be a whole number from "
                                                                        + least
                                                                        + " to "
                                                                        + most
                                                                        + ".")))
                .orElse(otherwise);
    }

    private static List<String> texts(Located json) {
        List<Located> elements =
                json.list()
                        .filter(list -> list.size() <= MOST_STATES)
                        .orElseThrow(() -> refused(json, "has to be a list of names of states."));
        return elements.stream()
                .map(
                        element ->
                                element.text()
                                        .orElseThrow(() -> refused(element, "has to be a text.")))
                .toList();
    }

    private static String dialect(Located json) {
        return json.text()
                .filter(DIALECTS::contains)
                .orElseThrow(() -> refused(json, "has to be one of " + words(DIALECTS) + "."));
    }

    private static String operation(Located json) {
        return json.text()
                .filter(OPERATIONS::contains)
                .orElseThrow(() -> refused(json, "has to be one of " + words(OPERATIONS) + "."));
    }

    private static String words(Set<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static UnusableData refused(Located json, String sentence) {
        return new UnusableData(List.of(json.fault(sentence)));
    }
}
