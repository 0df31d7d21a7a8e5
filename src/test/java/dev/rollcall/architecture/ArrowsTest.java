package dev.rollcall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.visibility.VisibleUser;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which packages each package may use, and which of them know nothing of HTTP, of BSON, or of the
 * framework.
 */
@AnalyzeClasses(packages = "dev.rollcall", importOptions = DoNotIncludeTests.class)
class ArrowsTest {

    private static final String ROOT = "dev.rollcall.";
    private static final long MOST_TYPES = 15;

    // spotless:off
    /** Each package, and those that it may use. */
    private static final Map<String, Set<String>> MAY_USE =
            rows(
                    """
                    start              -> command compare compatibility doctor index rehearsal scope setting stub visibility
                    address            ->
                    admission          ->
                    api                -> api.model stream
                    api.model          ->
                    caller             -> user
                    collapse           ->
                    command            -> address collapse compatibility setting
                    compare            -> command compare.difference compare.report compare.request compatibility setting text user visibility
                    compare.difference -> compare.request text user visibility
                    compare.report     -> caller command compare.difference compare.request compatibility explain user visibility
                    compare.request    -> caller command visibility
                    compatibility      ->
                    demo               -> address demo.person demo.workspace mongo.connection setting
                    demo.person        ->
                    demo.workspace     -> demo.person
                    directory          -> caller directory.failure directory.query scope setting user visibility workspace
                    directory.failure  ->
                    directory.query    -> directory.failure user visibility workspace
                    doctor             -> command doctor.check doctor.server setting
                    doctor.check       -> address caller compatibility doctor.plan doctor.server index mongo.query setting text user workspace
                    doctor.plan        -> caller mongo.list mongo.list.plan mongo.query mongo.user user workspace
                    doctor.server      -> address
                    explain            -> caller compatibility text user visibility
                    footprint          ->
                    index              -> address command mongo.connection setting
                    kept               ->
                    mongo              -> mongo.connection scope
                    mongo.connection   -> address collapse scope setting signal user
                    mongo.document     ->
                    mongo.health       -> address index mongo mongo.connection mongo.user scope setting user workspace
                    mongo.list         -> mongo.list.count mongo.list.plan mongo.list.walk scope setting signal user
                    mongo.list.command -> mongo mongo.connection mongo.document mongo.health mongo.list.plan mongo.list.walk mongo.user scope setting signal user
                    mongo.list.count   -> index mongo.list.plan scope setting user
                    mongo.list.plan    -> index mongo.list.walk user
                    mongo.list.walk    -> user
                    mongo.query        -> mongo.list.plan user
                    mongo.user         -> admission caller kept mongo mongo.connection mongo.document mongo.list.plan mongo.query scope setting user
                    mongo.workspace    -> mongo mongo.connection mongo.document mongo.query scope workspace
                    page               -> caller compatibility demo demo.person explain text user visibility
                    rehearsal          -> command demo demo.person
                    rest               -> api api.model caller compatibility directory directory.failure rest.answer rest.error rest.failure rest.limit rest.list rest.parameter rest.rendering rest.request scope signal stream user visibility
                    rest.answer        -> caller compatibility rest.error rest.request scope setting signal workspace
                    rest.connection    -> collapse setting
                    rest.error         -> api.model compatibility directory.failure scope user
                    rest.failure       -> collapse directory.failure rest.error rest.request scope signal user
                    rest.limit         -> caller rest.connection rest.error rest.request scope setting visibility workspace
                    rest.list          -> admission caller directory rest.connection rest.error rest.failure rest.rendering scope setting stream user visibility
                    rest.page          -> api.model caller compatibility demo.person directory directory.failure explain page rest.error rest.parameter rest.rendering setting user visibility workspace
                    rest.parameter     -> compatibility directory directory.query rest.error scope setting user visibility
                    rest.rendering     -> api.model directory user visibility
                    rest.request       -> caller rest.parameter setting user
                    scope              ->
                    setting            -> address compatibility
                    signal             -> user
                    stream             ->
                    stub               -> command demo stub.control stub.data stub.workspace
                    stub.control       -> compatibility demo rest rest.error rest.parameter rest.request stub.data stub.workspace
                    stub.data          -> demo demo.workspace
                    stub.workspace     -> demo demo.person demo.workspace rest scope stub.data workspace
                    text               ->
                    user               ->
                    visibility         -> caller compatibility kept user
                    workspace          -> caller scope setting signal user visibility
                    """);
    // spotless:on

    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return isOurs(type)
                            ? SliceIdentifier.of(packageOf(type))
                            : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                    return "packages of the service";
                }
            };
    private static final String[] HTTP = {
        "jakarta.ws.rs..", "io.vertx.core.http..", "io.vertx.ext.web..", "io.quarkus.vertx.http.."
    };
    private static final String[] BSON = {"org.bson..", "com.mongodb..", "io.quarkus.mongodb.."};

    /** Plans of lists do not know who sends the commands. */
    @ArchTest
    static final ArchRule lists_send_no_command_themselves =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.rollcall.mongo.list",
                            "dev.rollcall.mongo.list.walk",
                            "dev.rollcall.mongo.list.plan",
                            "dev.rollcall.mongo.list.count")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.rollcall.mongo.connection", "io.quarkus.mongodb..")
                    .because("they are tested on any server, and without one");

    /** The doctor learns about a workspace by reading alone. */
    @ArchTest
    static final ArchRule doctor_never_writes =
            noClasses()
                    .that()
                    .resideInAPackage("dev.rollcall.doctor..")
                    .should()
                    .callMethodWhere(
                            JavaCall.Predicates.target(
                                    DescribedPredicate.and(
                                            HasName.Predicates.nameMatching(
                                                    "(insert|update|replace|delete|bulkWrite|findOneAnd|create(Index|Collection|View)|drop|rename).*"),
                                            HasOwner.Predicates.With.owner(
                                                    resideInAPackage("com.mongodb..")))))
                    .because("an operator runs it on the workspace of a whole company");

    @ArchTest
    static final ArchRule only_rest_uses_the_generated_api =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.rollcall.rest..", "dev.rollcall.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.rollcall.api..")
                    .because("the wire models are the edge's business");

    @ArchTest
    static final ArchRule only_rest_knows_http =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.rollcall.rest..",
                            "dev.rollcall.api..",
                            "dev.rollcall.stub.control..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(HTTP)
                    .because("statuses and headers are decided in one place");

    @ArchTest
    static final ArchRule only_the_edge_of_the_database_knows_bson =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.rollcall.mongo..",
                            "dev.rollcall.index..",
                            "dev.rollcall.doctor..",
                            "dev.rollcall.address..",
                            "dev.rollcall.demo..",
                            "dev.rollcall.rehearsal..",
                            "dev.rollcall.stub..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(BSON)
                    .because("nothing that a caller sends becomes a command elsewhere");

    @ArchTest
    static final ArchRule the_policy_knows_no_framework =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.rollcall.visibility..", "dev.rollcall.compatibility..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..", "jakarta..", "io.smallrye..", "com.fasterxml..")
                    .because("the rules are plain data");

    /** Elsewhere a rule would be an `if`; the start reads the dialect's name by {@code named}. */
    @ArchTest
    static final ArchRule permissions_and_dialects_are_told_apart_in_the_tables_alone =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.rollcall.visibility..",
                            "dev.rollcall.compatibility..",
                            "dev.rollcall.caller..",
                            "dev.rollcall.workspace..")
                    .should()
                    .accessFieldWhere(
                            JavaFieldAccess.Predicates.target(
                                    HasOwner.Predicates.With.owner(
                                            JavaClass.Predicates.equivalentTo(Permission.class)
                                                    .or(
                                                            JavaClass.Predicates.equivalentTo(
                                                                    Dialect.class)))))
                    .because("rules are data");

    @ArchTest
    static final ArchRule only_the_policy_makes_a_visible_user =
            noConstructors()
                    .that()
                    .areDeclaredIn(VisibleUser.class)
                    .should()
                    .bePublic()
                    .because("what may be sent is decided by the policy alone");

    @ArchTest
    static void each_package_is_named(JavaClasses service) {
        assertThat(service.stream().map(ArrowsTest::packageOf).collect(Collectors.toSet()))
                .isEqualTo(MAY_USE.keySet());
    }

    /** A reader looks through all of a package. The contract decides how many models there are. */
    @ArchTest
    static void no_package_holds_more_types_than_a_reader_can_look_through(JavaClasses service) {
        Map<String, Long> types =
                service.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(
                                Collectors.groupingBy(
                                        ArrowsTest::packageOf, Collectors.counting()));

        assertThat(types).containsKey("user");
        assertThat(types.entrySet())
                .filteredOn(type -> !type.getKey().equals("api.model"))
                .allSatisfy(
                        type ->
                                assertThat(type.getValue())
                                        .as(type.getKey())
                                        .isLessThanOrEqualTo(MOST_TYPES));
    }

    @ArchTest
    static final ArchRule a_package_uses_those_that_it_may =
            classes()
                    .should(
                            new ArchCondition<>("use the packages of its row") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    type.getDirectDependenciesFromSelf().stream()
                                            .filter(arrow -> !isAllowed(arrow))
                                            .map(Dependency::getDescription)
                                            .map(text -> violated(type, text))
                                            .forEach(events::add);
                                }
                            });

    @ArchTest
    static final ArchRule the_packages_have_no_cycles =
            slices().assignedFrom(PACKAGES).should().beFreeOfCycles();

    private static Map<String, Set<String>> rows(String table) {
        return table.lines()
                .map(line -> line.split("->", -1))
                .collect(
                        Collectors.toUnmodifiableMap(
                                row -> row[0].strip(),
                                row ->
                                        Arrays.stream(row[1].strip().split(" +"))
                                                .filter(name -> !name.isEmpty())
                                                .collect(Collectors.toUnmodifiableSet())));
    }

    private static boolean isAllowed(Dependency arrow) {
        if (!isOurs(arrow.getTargetClass())) {
            return true;
        }
        String from = packageOf(arrow.getOriginClass());
        String to = packageOf(arrow.getTargetClass());
        return from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT);
    }

    /** The name behind that of the root, which is called {@code start} itself. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.equals(ROOT) ? "start" : name.substring(ROOT.length(), name.length() - 1);
    }
}
