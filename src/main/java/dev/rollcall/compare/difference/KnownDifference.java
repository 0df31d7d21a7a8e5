package dev.rollcall.compare.difference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.compare.difference.Difference.Kind;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Question;
import dev.rollcall.user.FieldType;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Operation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The deliberate differences: a row for each row of docs/differences.md, with the sign by which it
 * is recognised in two answers. The first row whose sign fits explains a difference. The signs are
 * narrow, so that they do not explain faults.
 */
public enum KnownDifference {
    // spotless:off
    RC_DIF_01("secrets are masked", f -> f.of(Operation.INFO) && isMasked(f)),
    RC_DIF_02("only declared members of `services` are shown", f -> f.of(Operation.INFO) && f.is(Kind.MISSING) && f.at("user\\.services\\..*") && !hasDeclared(f)),
    RC_DIF_03("`me` has no services of a provider", f -> f.of(Operation.ME) && f.is(Kind.MISSING) && f.at("services\\.(github|gitlab)(\\..*)?")),
    RC_DIF_04("a list shows regular callers the public custom fields", f -> f.of(Operation.LIST) && f.isOfARegularCaller() && f.is(Kind.MISSING) && f.parameter("fields").contains("customFields") && f.at("users\\[]\\.customFields(\\..*)?")),
    RC_DIF_05("a private custom field neither filters nor sorts", f -> f.of(Operation.LIST) && f.isOfARegularCaller() && f.statuses(200, 400) && (f.parameter("query") + f.parameter("sort")).contains("customFields")),
    RC_DIF_06("one key finds one user", f -> isCrossed(f) && !f.question().asksForSelf()),
    RC_DIF_07("the own key gives the own record", f -> isCrossed(f) && f.question().asksForSelf()),
    RC_DIF_08("callers without a user name are answered", f -> f.statuses(500, 200)),
    RC_DIF_09("filters are a small, safe language", f -> f.of(Operation.LIST) && f.asksBy("query") && f.statuses(200, 400) && !f.errorType().equals("error-query-too-slow") && !isLong(f)),
    RC_DIF_10("`fields` passes over unknown names", f -> f.asksBy("fields") && f.statuses(400, 200)),
    RC_DIF_11("a `sort` that names nothing is refused in upstream's words", f -> f.refusedByBoth() && f.parameter("sort").matches("\\{}|\\[]|-?\\d+") && f.at("error|errorType|details.*")),
    RC_DIF_12("an order that is not unique ends in the id", f -> sortsByMany(f) && (f.is(Kind.ORDER) && f.at("users") || !f.is(Kind.VALUE) && f.at("users\\[]"))),
    RC_DIF_13("`nameInsensitive` is lowered in every alphabet", f -> f.at("users\\[]\\.nameInsensitive") && f.there().toLowerCase(Locale.ROOT).equals(f.here())),
    RC_DIF_14("`email` of a list is looked up by an index"),
    RC_DIF_15("lists show no preference, language, banner or grant of others", f -> f.of(Operation.LIST) && f.is(Kind.MISSING) && f.at("users\\[]\\.(settings|language|banners|oauth)(\\..*)?")),
    RC_DIF_16("every error is JSON", f -> f.refusedByBoth() && (f.at("body") && f.is(Kind.TYPE) || f.header("content-type")) || f.statuses(404, 405)),
    RC_DIF_17("a path is exact"),
    RC_DIF_18("401 has a challenge", f -> f.header("www-authenticate") && f.is(Kind.ADDED) && f.rollcall().status() == 401),
    RC_DIF_19("a frame option that browsers do not know is `sameorigin`", f -> f.header("x-frame-options") && f.here().equals("sameorigin") && !f.there().toLowerCase(Locale.ROOT).matches("deny|sameorigin")),
    RC_DIF_20("a failing database is 503; a comparison asks again"),
    RC_DIF_21("a caller with too much running is 429, and lists may be 503; a comparison asks again"),
    RC_DIF_22("a list that no index serves and that takes too long is 400", f -> f.of(Operation.LIST) && f.at("status") && f.errorType().equals("error-query-too-slow")),
    RC_DIF_23("negative `count` and `offset` are refused in words of their own", f -> f.refusedByBoth() && (f.parameter("count") + f.parameter("offset")).contains("-") && f.at("error|errorType|details.*")),
    RC_DIF_24("lengths are bounded", f -> isLong(f) && f.statuses(200, 400)),
    RC_DIF_25("broken percent-encoding is 400; a comparison cannot send it"),
    RC_DIF_26("stored nulls are left out", f -> f.is(Kind.MISSING) && f.difference().upstream().isNull()),
    RC_DIF_27("a time that JavaScript cannot hold is left out, an id is its text", f -> f.is(Kind.TYPE) && f.at("(.*\\.)?_id") && f.difference().rollcall().isTextual()),
    RC_DIF_28("a value of another type is left out", f -> f.is(Kind.MISSING) && isOfAnotherType(f)),
    RC_DIF_29("members come in the contract's order"),
    RC_DIF_30("`avatarUrl` is left out without a user name, and is an address", f -> f.of(Operation.ME) && f.at("avatarUrl") && (f.is(Kind.MISSING) && f.there().endsWith("undefined") || f.there().startsWith("/") && f.here().endsWith(f.there()))),
    RC_DIF_31("the rate limiter is off without a setting", f -> f.is(Kind.MISSING) && f.header("x-ratelimit-.*")),
    RC_DIF_32("addresses of proxies count from configured ones only"),
    RC_DIF_33("requests that prove nobody count by address"),
    RC_DIF_34("429 has `Retry-After`; a comparison asks again"),
    RC_DIF_35("guests are restricted to `view-d-room` by a setting; set it, and nothing differs"),
    RC_DIF_36("answers are not stored, and nothing in them runs", f -> f.header("cache-control|pragma|content-security-policy") && !f.is(Kind.MISSING)),
    RC_DIF_37("`X-Request-Id` is on every answer", f -> f.header("x-request-id") && !f.is(Kind.MISSING)),
    RC_DIF_38("notices of versions stay without a version", f -> f.of(Operation.ME) && f.at("banners(\\..*)?") && f.is(Kind.ADDED));
    // spotless:on

    private static final Predicate<ObservedDifference> UNSEEN = observed -> false;

    private final String what;
    private final Optional<Predicate<ObservedDifference>> sign;

    KnownDifference(String what, Predicate<ObservedDifference> sign) {
        this.what = what;
        this.sign = Optional.of(sign);
    }

    /** A row without a sign: no answer of a comparison shows it, or a fault could look the same. */
    KnownDifference(String what) {
        this.what = what;
        this.sign = Optional.empty();
    }

    /** The id in docs/differences.md. */
    public String id() {
        return name().replace('_', '-');
    }

    /** Rollcall's behaviour, in a few words. */
    public String what() {
        return what;
    }

    /** Whether a comparison can recognise it. */
    public boolean canBeSeen() {
        return sign.isPresent();
    }

    /** The row that explains the difference. */
    public static Optional<KnownDifference> of(
            Question question, Answer upstream, Answer rollcall, Difference difference) {
        ObservedDifference observed =
                new ObservedDifference(question, upstream, rollcall, difference);
        return Arrays.stream(values())
                .filter(known -> known.sign.orElse(UNSEEN).test(observed))
                .findFirst();
    }

    /**
     * Rollcall has a flag or three dots in the place of a secret, or lacks a member of what it
     * masks. If it lacks the masked field itself, that is a fault.
     */
    private static boolean isMasked(ObservedDifference observed) {
        JsonNode here = observed.difference().rollcall();
        boolean below =
                observed.at(
                        "user\\.services\\.((password|email2fa|totp)\\.|(resume\\.loginTokens|email\\.verificationTokens)\\[]\\.).+");
        return below && (here.isMissingNode() || here.asText().equals("..."))
                || observed.at("user\\.services\\.password")
                        && here.isBoolean()
                        && !observed.is(Kind.ADDED);
    }

    /** Whether the missing member is a declared field, or an object with one. */
    private static boolean hasDeclared(ObservedDifference observed) {
        String path = observed.difference().path().replaceFirst("^user\\.", "");
        return Arrays.stream(UserField.values())
                .map(UserField::path)
                .filter(declared -> declared.equals(path) || declared.startsWith(path + "."))
                .map(declared -> declared.substring(path.length()).replace('.', '/'))
                .anyMatch(rest -> !observed.difference().upstream().at(rest).isMissingNode());
    }

    /** Upstream has a value that the contract's type of the field does not take. */
    private static boolean isOfAnotherType(ObservedDifference observed) {
        return UserField.at(observed.difference().path().replaceFirst("^(user|users\\[])\\.", ""))
                .filter(field -> !fits(field.type(), observed.difference().upstream()))
                .isPresent();
    }

    private static boolean fits(FieldType type, JsonNode value) {
        return switch (type) {
            case TEXT, TIME -> value.isTextual();
            case FLAG -> value.isBoolean();
            case NUMBER -> value.isNumber();
            default -> value.isContainerNode();
        };
    }

    /** The asked id is that of Rollcall's user, and upstream found somebody else. */
    private static boolean isCrossed(ObservedDifference observed) {
        return observed.of(Operation.INFO)
                && observed.at("user\\._id")
                && observed.here().equals(observed.parameter("userId"))
                && !observed.there().equals(observed.parameter("userId"));
    }

    private static boolean sortsByMany(ObservedDifference observed) {
        return observed.of(Operation.LIST)
                && observed.asksBy("sort")
                && !observed.parameter("sort").matches(".*\"(username|_id)\".*");
    }

    private static boolean isLong(ObservedDifference observed) {
        return observed.question().parameters().values().stream()
                .anyMatch(value -> value.length() > 512);
    }
}
