package dev.rollcall.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of settings agrees with what asks for them and with what docs/operating.md says of
 * them.
 */
class SettingTableTest {

    static List<Setting> settings() {
        return SettingTable.all().toList();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void readmeSaysOfEachItsFormAndItsStandard(Setting setting) throws IOException {
        List<String> rows =
                Files.readString(Path.of("docs/operating.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `" + setting.variable() + "` |"))
                        .toList();

        assertThat(rows)
                .as("rows of the documents' table of settings for %s", setting.variable())
                .singleElement()
                .satisfies(
                        row -> {
                            String[] cells = row.split(" \\| ");
                            assertThat(cells).hasSize(4);
                            assertThat(cells[2].replace("`", "")).isEqualTo(setting.form().words());
                            if (!setting.standard().isEmpty()) {
                                assertThat(cells[3]).contains("`" + setting.standard() + "`");
                            }
                        });
    }

    @Test
    void readmeNamesNoOther() throws IOException {
        Set<String> known = SettingTable.all().map(Setting::variable).collect(Collectors.toSet());
        assertThat(
                        Files.readString(Path.of("docs/operating.md"))
                                .lines()
                                .dropWhile(line -> !line.startsWith("| Setting |"))
                                .skip(2)
                                .takeWhile(line -> line.startsWith("|"))
                                .map(line -> line.split("`")[1]))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(known).contains(variable));
    }

    @Test
    void hasARowWithTheSameStandardForEachPropertyOfTheConfiguration() {
        Map<String, String> standards =
                SettingTable.SERVICE.stream()
                        .collect(
                                Collectors.toMap(
                                        setting -> setting.properties().get(0), Setting::standard));

        assertThat(
                        Stream.concat(
                                properties("rollcall.", RollcallConfiguration.class),
                                properties("rollcall.limits.", RollcallConfiguration.Limits.class)))
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        property ->
                                assertThat(standards)
                                        .containsEntry(property.getKey(), property.getValue()));
    }

    /** A change of rights counts within a second; a test that measures it needs an idle machine. */
    @Test
    void rightsAreReadAgainTwiceASecond() {
        assertThat(SettingTable.SERVICE)
                .filteredOn(setting -> setting.variable().equals("ROLLCALL_REREAD_EVERY"))
                .singleElement()
                .extracting(setting -> Duration.parse(setting.standard()))
                .isEqualTo(Duration.ofMillis(500));
    }

    private static Stream<Map.Entry<String, String>> properties(String prefix, Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.getReturnType().getName().startsWith("dev.rollcall."))
                .map(method -> Map.entry(prefix + kebab(method), standard(method)));
    }

    private static String kebab(Method method) {
        return method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String standard(Method method) {
        return Optional.ofNullable(method.getAnnotation(WithDefault.class))
                .map(WithDefault::value)
                .orElse("");
    }

    /** By its documented name, from the environment to the property that the service reads. */
    @ParameterizedTest
    @MethodSource("settings")
    void eachIsHandedOnAsItIs(Setting setting) {
        String odd = "a$$b${c}$d\\$e";
        SmallRyeConfig configuration = configured(Map.of(setting.variable(), " " + odd + "\n"));

        if (!setting.equals(SettingTable.INDEXES_URL)) {
            assertThat(setting.properties())
                    .isNotEmpty()
                    .extracting(property -> configuration.getValue(property, String.class))
                    .containsOnly(odd);
        }
    }

    @Test
    void whatIsGivenToTheFrameworkByItsOwnNameIsHandedOnAsItIs() {
        SmallRyeConfig configuration =
                configured(Map.of("QUARKUS_MONGODB_CREDENTIALS_PASSWORD", "pa$$word${x}"));

        assertThat(configuration.getValue("quarkus.mongodb.credentials.password", String.class))
                .isEqualTo("pa$$word${x}");
    }

    /** A setting of the build must not be in what it makes. */
    @Test
    void nothingIsHandedOnToABuild() {
        Map<String, String> variables = Map.of("MONGO_URL", "mongodb://u:sekret@h");
        SmallRyeConfig configuration = configured(new Environment(variables, Map.of()), variables);

        assertThat(
                        configuration.getOptionalValue(
                                "quarkus.mongodb.connection-string", String.class))
                .isEmpty();
    }

    @Test
    void aPropertyThatIsGivenByItselfCountsMore() {
        Environment environment =
                new Environment(
                        Map.of("ROLLCALL_COMPATIBILITY", "documented", "PORT", "1"),
                        Map.of("rollcall.compatibility", "8", "PORT", "2"));

        assertThat(given("rollcall.compatibility", environment)).contains("8");
        assertThat(given("quarkus.http.port", environment)).contains("2");
    }

    private static Optional<String> given(String property, Environment environment) {
        return SettingTable.ofProperty(property).flatMap(setting -> setting.given(environment));
    }

    private static SmallRyeConfig configured(Map<String, String> variables) {
        return configured(
                new Environment(variables, Map.of(Environment.STARTING, "true")), variables);
    }

    private static SmallRyeConfig configured(
            Environment environment, Map<String, String> variables) {
        SmallRyeConfig configuration =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withInterceptors(new LiteralValues())
                        .withSources(new GivenSettings(() -> environment))
                        .withSources(new EnvConfigSource(variables, 300))
                        .build();
        return configuration;
    }
}
