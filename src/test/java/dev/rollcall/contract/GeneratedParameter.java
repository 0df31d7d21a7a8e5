package dev.rollcall.contract;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values for a parameter, made of its schema and of the schema's negation. A number is a text on
 * the wire, and what the contract says in words of its spellings is said here once more.
 */
final class GeneratedParameter {

    private static final List<String> OTHER_SPELLINGS =
            List.of("", "1.5", "1e2", "0x10", "0b1", "0o7", " 7 ", "+7", "-0", "07", ".5", "5.");
    private static final List<String> NO_NUMBERS =
            List.of(
                    "abc",
                    "1 2",
                    "1e",
                    "0x",
                    "--1",
                    "NaN",
                    "Infinity",
                    "true",
                    "null",
                    "1,5",
                    "{}",
                    "[]",
                    "1_000",
                    "\u0661",
                    "\u0000",
                    "1\u0000",
                    "-1",
                    "-0.5",
                    "-1e9");
    private static final List<String> OTHER_ORDERS =
            List.of("{\"a\":1.0}", "{\"a\":1e0,\"b\":-10e-1}", "0.0", "-0", "0e5");
    private static final List<String> NO_ORDERS =
            List.of("{}", "[]", "1", "true", "null", "{a:1}", "{\"a\":2}", "{\"a\":\"1\"}");

    /** The contract says so in words: a pattern would be a rule that its release did not have. */
    private static final List<String> NO_TEXTS = List.of("\u0000", "a\u0000b");

    private static final String NAMED_TWICE = "{\"a\":1,\"a\":-1}";
    private static final int[] ALPHABET =
            "ab Z09.@+%&=#?/\\{}[]\"'$^|<>\t\n\u0001\u00e9\u00df\u0130\u202e\ufeff\ud83d\ude00"
                    .codePoints()
                    .toArray();
    private static final int OF_EACH_KIND = 12;

    private final String name;
    private final Schema<?> schema;
    private final Random random;

    GeneratedParameter(Parameter parameter, long seed) {
        this.name = parameter.getName();
        this.schema = parameter.getSchema();
        this.random = new Random(seed + name.hashCode());
    }

    String name() {
        return name;
    }

    /** Texts that the schema has. */
    Stream<String> allowed() {
        if (schema.getPattern() != null) {
            return Stream.concat(OTHER_ORDERS.stream(), orders().filter(matches()));
        }
        return isNumber() ? Stream.concat(OTHER_SPELLINGS.stream(), numbers()) : texts();
    }

    /** Texts that it does not have. */
    Stream<String> forbidden() {
        if (schema.getPattern() != null) {
            return Stream.of(
                            Stream.of(NAMED_TWICE),
                            brokenOrders().filter(matches().negate()),
                            texts().filter(matches().negate())
                                    .filter(text -> !OTHER_ORDERS.contains(text)),
                            beyondTheLongest())
                    .flatMap(Function.identity());
        }
        return isNumber()
                ? Stream.concat(NO_NUMBERS.stream(), beyondTheGreatest())
                : Stream.of(shorterThanTheShortest(), beyondTheLongest(), NO_TEXTS.stream())
                        .flatMap(Function.identity());
    }

    private boolean isNumber() {
        return schema.getMaximum() != null;
    }

    private Stream<String> numbers() {
        BigInteger greatest = schema.getMaximum().toBigInteger();
        return Stream.concat(
                Stream.of(schema.getMinimum().toBigInteger(), greatest).map(BigInteger::toString),
                random(size -> new BigInteger(greatest.bitLength() - 1, random).toString()));
    }

    private Stream<String> beyondTheGreatest() {
        BigInteger greatest = schema.getMaximum().toBigInteger();
        return random(
                size ->
                        greatest.add(BigInteger.ONE)
                                .add(new BigInteger(size + 1, random))
                                .toString());
    }

    private Stream<String> texts() {
        int shortest = Optional.ofNullable(schema.getMinLength()).orElse(0);
        int longest = schema.getMaxLength();
        return Stream.concat(
                Stream.of(text(shortest), text(longest)),
                random(size -> text(shortest + random.nextInt(Math.min(40, longest) - shortest))));
    }

    private Stream<String> shorterThanTheShortest() {
        return Optional.ofNullable(schema.getMinLength()).stream()
                .flatMap(shortest -> IntStream.range(0, shortest).mapToObj(this::text));
    }

    private Stream<String> beyondTheLongest() {
        return Stream.of(text(schema.getMaxLength() + 1), text(schema.getMaxLength() + 100));
    }

    private Stream<String> orders() {
        return Stream.concat(Stream.of("", "0", "false", " 0 "), random(this::order));
    }

    private String order(int members) {
        return IntStream.rangeClosed(0, members)
                .mapToObj(member -> "\"n\\u00e9" + member + "." + word() + "\" : " + direction())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Stream<String> brokenOrders() {
        return Stream.concat(
                NO_ORDERS.stream(),
                random(this::order).map(order -> order.substring(0, order.length() - 1)));
    }

    private String direction() {
        return random.nextBoolean() ? "1" : "-1";
    }

    private String word() {
        return Integer.toString(random.nextInt(1_000_000), Character.MAX_RADIX);
    }

    private String text(int length) {
        return random.ints(length, 0, ALPHABET.length)
                .map(index -> ALPHABET[index])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Stream<String> random(IntFunction<String> value) {
        return IntStream.range(0, OF_EACH_KIND).mapToObj(value);
    }

    private Predicate<String> matches() {
        return Pattern.compile(schema.getPattern()).asMatchPredicate();
    }
}
