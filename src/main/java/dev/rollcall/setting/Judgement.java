package dev.rollcall.setting;

import dev.rollcall.address.AddressOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks all settings of this process at once, before anything starts. Otherwise a wrong one would
 * end the start with a stack trace, or fail requests later.
 */
public final class Judgement {

    private static final String PREFIX = "ROLLCALL_";
    private static final int SHORT_NAME = "ROOT_URL".length();
    private static final int MOST_CHANGES = 2;

    /**
     * The variables that Kubernetes adds to pods for a Service whose name begins with "rollcall".
     */
    private static final Predicate<Map.Entry<String, String>> OF_A_SERVICE =
            variable ->
                    variable.getKey().matches(".*_(SERVICE_(HOST|PORT(_\\w+)?)|PORT_\\d+_\\w+)")
                            || variable.getKey().endsWith("_PORT")
                                    && variable.getValue().matches("(tcp|udp|sctp)://.*");

    /** The form of a name that may be printed; other text may be part of a secret. */
    private static final Pattern NAME = Pattern.compile("\\w{1,64}");

    private final Environment environment;

    Judgement(Environment environment) {
        this.environment = environment;
    }

    /** The check of the settings of this process. */
    public static Judgement ofThisProcess() {
        return new Judgement(Environment.ofThisProcess());
    }

    /** The judgement of these variables, as if a process had them. */
    public static Judgement of(Map<String, String> variables) {
        return new Judgement(new Environment(variables, Map.of()));
    }

    /** Makes the framework use the settings of this process from now on. */
    public static void handOn() {
        System.setProperty(Environment.STARTING, "true");
    }

    /** The errors, one sentence each; with any of them the service does not start. */
    public List<String> faults() {
        return Stream.concat(
                        SettingTable.SERVICE.stream()
                                .flatMap(setting -> setting.fault(environment).stream()),
                        Stream.of(samePort(), nothingToServe()).flatMap(Optional::stream))
                .toList();
    }

    /** The warnings, one sentence each. */
    public List<String> warnings() {
        return Stream.concat(unknownVariables(), ignoredOptions().stream()).toList();
    }

    /** A sentence about a missing setting, and the warnings: it may have been given misspelt. */
    public List<String> withWarnings(String sentence) {
        return Stream.concat(Stream.of(sentence), warnings().stream()).toList();
    }

    public Optional<String> workspaceUrl() {
        return given(SettingTable.MONGO_URL);
    }

    /** The effective value of the setting of this variable. */
    public String effective(String variable) {
        return SettingTable.SERVICE.stream()
                .filter(setting -> setting.variable().equals(variable))
                .findFirst()
                .map(setting -> setting.given(environment).orElse(setting.standard()))
                .orElseThrow();
    }

    /** The settings that were given, without addresses of databases: those may hold a password. */
    public Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        SettingTable.SERVICE.stream()
                .filter(setting -> !(setting.form() instanceof AddressForm))
                .forEach(
                        setting ->
                                setting.given(environment)
                                        .ifPresent(value -> shown.put(setting.variable(), value)));
        return shown;
    }

    public Optional<String> indexesUrl() {
        return SettingTable.INDEXES_URL.given(environment);
    }

    /** The error of the address for the mode {@code indexes}. */
    public Optional<String> faultOfIndexesUrl() {
        return indexesUrl().isEmpty()
                ? Optional.of(
                        "Set "
                                + SettingTable.INDEXES_URL.variable()
                                + " to the workspace's MongoDB with a user who may create indexes.")
                : SettingTable.INDEXES_URL.fault(environment);
    }

    /**
     * Reports two equal ports, unless a mode chose them by properties, which outrank the variables.
     */
    private Optional<String> samePort() {
        return environment.has(SettingTable.HTTP_PORT)
                        || environment.has(SettingTable.MANAGEMENT_PORT)
                        || !port(SettingTable.HTTP_PORT).equals(port(SettingTable.MANAGEMENT_PORT))
                ? Optional.empty()
                : Optional.of(
                        "PORT and MANAGEMENT_PORT have to be two different ports: set one of them to another.");
    }

    private String port(String property) {
        Setting setting = SettingTable.ofProperty(property).orElseThrow();
        return setting.given(environment).orElse(setting.standard()).replaceFirst("^0+", "");
    }

    private Optional<String> nothingToServe() {
        return given(SettingTable.MONGO_URL).isPresent()
                        || !given("rollcall.demo").orElse("true").equalsIgnoreCase("false")
                ? Optional.empty()
                : Optional.of(
                        "Set MONGO_URL to the workspace's MongoDB, for example mongodb://mongo:27017/rocketchat,"
                                + " or ROLLCALL_DEMO=true for the demo workspace.");
    }

    private Optional<String> given(String property) {
        return SettingTable.ofProperty(property).flatMap(setting -> setting.given(environment));
    }

    private Stream<String> unknownVariables() {
        List<String> known = SettingTable.all().map(Setting::variable).toList();
        return environment.variables().entrySet().stream()
                .filter(
                        variable ->
                                variable.getKey().startsWith(PREFIX)
                                        || isAlmostOne(variable.getKey(), known))
                .filter(variable -> NAME.matcher(variable.getKey()).matches())
                .filter(variable -> !known.contains(variable.getKey()))
                .filter(OF_A_SERVICE.negate())
                .map(Map.Entry::getKey)
                .sorted()
                .map(
                        name ->
                                name
                                        + " is no setting of Rollcall. The nearest is "
                                        + nearest(name, known)
                                        + ".");
    }

    /**
     * Compares names without the prefix, which some settings lack and which would outweigh the
     * rest.
     */
    private static String nearest(String name, List<String> known) {
        String rest = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return known.contains(rest) ? rest : NearestName.to(name, known).orElse("");
    }

    /**
     * Whether the name, which belongs to another program unless it is misspelt, differs from that
     * of a setting in two letters at most. In a short name one letter makes another word.
     */
    private static boolean isAlmostOne(String name, List<String> known) {
        return known.stream()
                .filter(setting -> setting.length() >= SHORT_NAME)
                .filter(setting -> Math.abs(setting.length() - name.length()) <= MOST_CHANGES)
                .anyMatch(
                        setting ->
                                NearestName.changes(name, setting)
                                        <= (setting.length() == SHORT_NAME ? 1 : MOST_CHANGES));
    }

    private Optional<String> ignoredOptions() {
        List<String> ignored =
                given(SettingTable.MONGO_URL).stream()
                        .flatMap(url -> AddressOptions.ignoredIn(url).stream())
                        .filter(option -> NAME.matcher(option).matches())
                        .map(
                                option ->
                                        option
                                                + " (the nearest that has one is "
                                                + NearestName.to(option, AddressOptions.FOLLOWED)
                                                        .orElse("")
                                                + ")")
                        .toList();
        return ignored.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "These options of MONGO_URL have no effect: "
                                + String.join(", ", ignored)
                                + ".");
    }
}
