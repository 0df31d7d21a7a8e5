package dev.rollcall.setting;

import static dev.rollcall.setting.PlainForm.addressRanges;
import static dev.rollcall.setting.PlainForm.dialect;
import static dev.rollcall.setting.PlainForm.interfaceToListenOn;
import static dev.rollcall.setting.PlainForm.port;
import static dev.rollcall.setting.PlainForm.someTime;
import static dev.rollcall.setting.PlainForm.time;
import static dev.rollcall.setting.PlainForm.trueOrFalse;
import static dev.rollcall.setting.PlainForm.version;
import static dev.rollcall.setting.PlainForm.webAddress;
import static dev.rollcall.setting.PlainForm.wholeNumber;

import dev.rollcall.setting.Setting.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting of an operator. docs/operating.md shows the same table. */
final class SettingTable {

    static final String MONGO_URL = "rollcall.mongo-url";
    static final String CONNECTION = "quarkus.mongodb.connection-string";
    static final String HTTP_HOST = "quarkus.http.host";
    static final String MANAGEMENT_HOST = "quarkus.management.host";
    static final String HTTP_PORT = "quarkus.http.port";
    static final String MANAGEMENT_PORT = "quarkus.management.port";

    // spotless:off
    static final List<Setting> SERVICE = List.of(
            of("MONGO_URL", new AddressForm(true), "", MONGO_URL, CONNECTION),
            of("PORT", port(3000), "3000", HTTP_PORT),
            of("MANAGEMENT_PORT", port(9000), "9000", MANAGEMENT_PORT),
            of("ROLLCALL_HOST", interfaceToListenOn("0.0.0.0"), "", HTTP_HOST, MANAGEMENT_HOST),
            of("ROOT_URL", webAddress("https://chat.example.com"), "http://localhost:3000", "rollcall.root-url"),
            of("ROLLCALL_COMPATIBILITY", dialect(), "documented", "rollcall.compatibility"),
            of("ROLLCALL_DEMO", trueOrFalse(), "true", "rollcall.demo"),
            of("ROLLCALL_SWAGGER_UI", trueOrFalse(), "", "rollcall.swagger-ui"),
            of("ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS", trueOrFalse(), "false", "rollcall.unsafe-query-and-fields"),
            of("ROLLCALL_TRUSTED_PROXIES", addressRanges("10.0.0.0/8,192.168.1.7"), "", "rollcall.trusted-proxies"),
            of("ROLLCALL_TOTAL_MAX_AGE", time("PT1M"), "", "rollcall.total-max-age"),
            of("ROLLCALL_REREAD_EVERY", someTime("PT0.5S"), "PT0.5S", "rollcall.reread-every"),
            of("ROLLCALL_RIGHTS_MAX_AGE", someTime("PT5S"), "PT5S", "rollcall.rights-max-age"),
            of("ROLLCALL_UNREADY_AFTER", time("PT30S"), "PT30S", "rollcall.unready-after"),
            of("ROLLCALL_GUESTS_RESTRICTED", trueOrFalse(), "false", "rollcall.guests-restricted"),
            of("ROLLCALL_SERVER_VERSION", version("8.1.0"), "", "rollcall.server-version"),
            of("ROLLCALL_LIMITS_COMMAND", someTime("PT2S"), "PT2S", "rollcall.limits.command"),
            of("ROLLCALL_LIMITS_UNBOUNDED_LIST", someTime("PT1M"), "PT1M", "rollcall.limits.unbounded-list"),
            of("ROLLCALL_LIMITS_STALLED_READER", someTime("PT1M"), "PT1M", "rollcall.limits.stalled-reader"),
            of("ROLLCALL_LIMITS_SLOWEST_READER", wholeNumber(1, 1_000_000_000, 65_536), "65536", "rollcall.limits.slowest-reader"),
            of("ROLLCALL_LIMITS_UNBOUNDED_LISTS", wholeNumber(0, 10_000, 6), "6", "rollcall.limits.unbounded-lists"),
            of("ROLLCALL_LIMITS_UNBOUNDED_LISTS_OF_CALLER", wholeNumber(0, 10_000, 4), "4", "rollcall.limits.unbounded-lists-of-caller"),
            of("ROLLCALL_LIMITS_SLOW_LISTS", wholeNumber(0, 10_000, 4), "4", "rollcall.limits.slow-lists"),
            of("ROLLCALL_LIMITS_SLOW_LISTS_OF_CALLER", wholeNumber(0, 10_000, 2), "2", "rollcall.limits.slow-lists-of-caller"),
            of("ROLLCALL_LIMITS_REQUESTS_OF_CALLER", wholeNumber(1, 10_000, 100), "100", "rollcall.limits.requests-of-caller"),
            of("ROLLCALL_LIMITS_CONNECTIONS", wholeNumber(1, 1_000_000, 1_000), "1000", "rollcall.limits.connections"),
            of("ROLLCALL_LIMITS_REQUEST", someTime("PT10S"), "PT10S", "rollcall.limits.request"),
            of("ROLLCALL_LIMITS_IDLE_CONNECTION", someTime("PT75S"), "PT75S", "rollcall.limits.idle-connection"),
            of("ROLLCALL_LOG_JSON", trueOrFalse(), "false", "quarkus.log.console.json.enabled"),
            of("ROLLCALL_ACCESS_LOG", trueOrFalse(), "false", "rollcall.access-log"),
            of("ROLLCALL_SHUTDOWN_DELAY", time("PT5S"), "PT0S", "quarkus.shutdown.delay"));

    /** The address for the mode {@code indexes}, with a right that the service must not have. */
    static final Setting INDEXES_URL =
            of("ROLLCALL_INDEXES_MONGO_URL", new AddressForm(false), "", "rollcall.indexes-mongo-url");
    // spotless:on

    private SettingTable() {}

    /** The settings of all modes. */
    static Stream<Setting> all() {
        return Stream.concat(SERVICE.stream(), Stream.of(INDEXES_URL));
    }

    /** The setting that sets this property. */
    static Optional<Setting> ofProperty(String property) {
        return SERVICE.stream()
                .filter(setting -> setting.properties().contains(property))
                .findFirst();
    }

    private static Setting of(String variable, Form form, String standard, String... properties) {
        return new Setting(variable, List.of(properties), form, standard);
    }
}
