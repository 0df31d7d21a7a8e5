package dev.rollcall.stub.data;

import dev.rollcall.stub.data.UnusableData.Fault;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/**
 * Turns JSON into what MongoDB stores. JSON has no times and no object ids; MongoDB's own tools
 * write them as objects with one member, whose name begins with a dollar.
 */
final class StoredForm {

    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Consumer<Fault> faults;

    StoredForm(Consumer<Fault> faults) {
        this.faults = faults;
    }

    /** The stored form; null for a null, and for a value with a mistake. */
    Object of(Located json) {
        if (json.object().isPresent()) {
            Map<String, Located> members = json.object().get();
            return members.size() == 1 && members.keySet().iterator().next().startsWith("$")
                    ? special(json, members)
                    : document(json);
        }
        if (json.list().isPresent()) {
            List<Object> elements = new ArrayList<>();
            json.list().get().forEach(element -> elements.add(of(element)));
            return elements;
        }
        if (json.value().filter(BigInteger.class::isInstance).isPresent()) {
            faults.accept(json.fault("is a larger number than MongoDB stores."));
            return null;
        }
        return json.value().orElse(null);
    }

    Document document(Located json) {
        Document document = new Document();
        json.object()
                .orElseThrow()
                .forEach(
                        (name, member) -> {
                            if (name.isEmpty() || name.startsWith("$") || name.indexOf('\0') >= 0) {
                                faults.accept(member.fault("has a name that cannot be stored."));
                            } else {
                                document.append(name, of(member));
                            }
                        });
        return document;
    }

    /** A time, as a text or as MongoDB's tools write it. */
    Optional<Instant> time(Located json) {
        Optional<String> text = json.text();
        return text.isPresent()
                ? instant(text.get())
                : Optional.ofNullable(of(json))
                        .filter(Instant.class::isInstance)
                        .map(Instant.class::cast);
    }

    private Object special(Located json, Map<String, Located> members) {
        Map.Entry<String, Located> only = members.entrySet().iterator().next();
        Optional<Object> stored =
                switch (only.getKey()) {
                    case "$date" -> date(only.getValue()).map(Object.class::cast);
                    case "$oid" ->
                            only.getValue().text().filter(ObjectId::isValid).map(ObjectId::new);
                    case "$numberInt", "$numberLong" -> number(only.getValue(), Long::valueOf);
                    case "$numberDouble" -> number(only.getValue(), Double::valueOf);
                    case "$numberDecimal" -> number(only.getValue(), Decimal128::parse);
                    default -> Optional.empty();
                };
        if (stored.isEmpty()) {
            faults.accept(
                    json.fault(
                            "is no value that MongoDB's tools write: known are $date, $oid,"
                                    + " $numberInt, $numberLong, $numberDouble and $numberDecimal."));
        }
        return stored.orElse(null);
    }

    private static Optional<Object> number(Located json, Parse parse) {
        try {
            return json.text().map(parse::of);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private interface Parse {
        Object of(String text);
    }

    private Optional<Instant> date(Located json) {
        if (json.text().isPresent()) {
            return instant(json.text().get());
        }
        Object milliseconds = of(json);
        return milliseconds instanceof Number number
                ? Optional.of(Instant.ofEpochMilli(number.longValue()))
                : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return isStorable(time) ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** MongoDB stores milliseconds, and Java knows times that are too far away for these. */
    private static boolean isStorable(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }
}
