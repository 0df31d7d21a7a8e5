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
 * Judges all settings of this process at once, before anything starts. A wrong one would otherwise
 * end the start somewhere with a stack trace, or pass it and fail requests.
 */
public final class Judgement {

    private static final String PREFIX = "ROLLCALL_";

    /** What Kubernetes puts into pods for a Service whose name begins with "rollcall". */
    private static final Predicate<Map.Entry<String, String>> OF_A_SERVICE =
            variable ->
                    variable.getKey().matches(".*_(SERVICE_(HOST|PORT(_\\w+)?)|PORT_\\d+_\\w+)")
                            || variable.getKey().endsWith("_PORT")
                                    && variable.getValue().matches("(tcp|udp|sctp)://.*");

    /** A name is printed only if it is one: whatever else stands there may be part of a secret. */
    private static final Pattern NAME = Pattern.compile("\\w{1,64}");

    private final Environment environment;

    Judgement(Environment environment) {
        this.environment = environment;
    }

    /** The judgement of the settings that this process was given. */
    public static Judgement ofThisProcess() {
        return new Judgement(Environment.ofThisProcess());
    }

    /** The judgement of these variables, if a process had them. */
    public static Judgement of(Map<String, String> variables) {
        return new Judgement(new Environment(variables, Map.of()));
    }

    /** From now on the framework gets the settings of this process. */
    public static void handOn() {
        System.setProperty(Environment.STARTING, "true");
    }

    /** What is wrong, a sentence each; with any of it the service cannot start. */
    public List<String> faults() {
        return Stream.concat(
                        SettingTable.SERVICE.stream()
                                .flatMap(setting -> setting.fault(environment).stream()),
                        Stream.of(samePort(), nothingToServe()).flatMap(Optional::stream))
                .toList();
    }

    /** What is odd but does no harm by itself, a sentence each. */
    public List<String> warnings() {
        return Stream.concat(unknownVariables(), ignoredOptions().stream()).toList();
    }

    /** The address of the workspace. */
    public Optional<String> workspaceUrl() {
        return given(SettingTable.MONGO_URL);
    }

    /** What holds for the setting that this variable gives. */
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

    /** The address for the mode {@code indexes}. */
    public Optional<String> indexesUrl() {
        return SettingTable.INDEXES_URL.given(environment);
    }

    /** What is wrong with the address for the mode {@code indexes}. */
    public Optional<String> faultOfIndexesUrl() {
        return indexesUrl().isEmpty()
                ? Optional.of(
                        "Set "
                                + SettingTable.INDEXES_URL.variable()
                                + " to the workspace's MongoDB with a user who may create indexes.")
                : SettingTable.INDEXES_URL.fault(environment);
    }

    /** Modes choose ports by properties of the framework, which stand above the variables. */
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
                .filter(variable -> variable.getKey().startsWith(PREFIX))
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

    /** The prefix, which some settings lack, would outweigh the rest of a name. */
    private static String nearest(String name, List<String> known) {
        String rest = name.substring(PREFIX.length());
        return known.contains(rest) ? rest : NearestName.to(name, known).orElse("");
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
