package dev.rollcall.setting;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.setting.Setting.Form;
import io.netty.util.NetUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A form that one phrase and one example describe.
 *
 * @param example a value of this form
 */
record PlainForm(String words, String example, Predicate<String> fits) implements Form {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public Optional<String> fault(String variable, String value) {
        return fits.test(value)
                ? Optional.empty()
                : Optional.of(
                        variable
                                + " has to be "
                                + words
                                + ": set it to "
                                + example
                                + ", for example, or leave it out.");
    }

    static PlainForm port(int example) {
        return wholeNumber(1, HIGHEST_PORT, example);
    }

    static PlainForm wholeNumber(int least, int most, int example) {
        return new PlainForm(
                "a whole number from " + least + " to " + most,
                Integer.toString(example),
                value ->
                        value.matches("\\d{1,9}")
                                && Integer.parseInt(value) >= least
                                && Integer.parseInt(value) <= most);
    }

    static PlainForm trueOrFalse() {
        return new PlainForm("true or false", "true", value -> value.matches("(?i)true|false"));
    }

    /** A duration that may be zero. */
    static PlainForm time(String example) {
        return time("PT0S", Duration.ZERO, example);
    }

    /** A duration that must not be zero. */
    static PlainForm someTime(String example) {
        return time("PT0.001S", Duration.ofMillis(1), example);
    }

    private static PlainForm time(String least, Duration shortest, String example) {
        return new PlainForm(
                "an ISO 8601 duration from " + least + " to PT24H",
                example,
                value -> isTime(value, shortest));
    }

    private static boolean isTime(String value, Duration shortest) {
        try {
            Duration time = Duration.parse(value);
            return time.compareTo(shortest) >= 0 && time.compareTo(LONGEST) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static PlainForm dialect() {
        return new PlainForm(
                Arrays.stream(Dialect.values())
                        .map(Dialect::id)
                        .collect(Collectors.joining(" or ")),
                "8",
                value -> Arrays.stream(Dialect.values()).anyMatch(one -> one.id().equals(value)));
    }

    static PlainForm version(String example) {
        return new PlainForm(
                "a version of Rocket.Chat, numbers with dots between",
                example,
                value -> value.matches("\\d{1,6}(\\.\\d{1,6}){0,3}"));
    }

    static PlainForm webAddress(String example) {
        return new PlainForm(
                "an address that begins with http:// or https://", example, PlainForm::isOfTheWeb);
    }

    private static boolean isOfTheWeb(String value) {
        try {
            URI address = new URI(value);
            return address.getHost() != null
                    && address.getScheme().matches("(?i)https?")
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static PlainForm interfaceToListenOn(String example) {
        return new PlainForm(
                "an IP address or a host name of this machine",
                example,
                value -> isIp(value) || value.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})"));
    }

    static PlainForm addressRanges(String example) {
        return new PlainForm(
                "IP addresses and CIDR ranges with commas between",
                example,
                value -> Arrays.stream(value.split(",", -1)).allMatch(PlainForm::isRange));
    }

    private static boolean isRange(String value) {
        String[] parts = value.strip().split("/", 2);
        int longest = NetUtil.isValidIpV4Address(parts[0]) ? 32 : 128;
        return isIp(parts[0])
                && (parts.length == 1
                        || parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= longest);
    }

    private static boolean isIp(String value) {
        return NetUtil.isValidIpV4Address(value) || NetUtil.isValidIpV6Address(value);
    }
}
