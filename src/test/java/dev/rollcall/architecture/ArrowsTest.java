package dev.rollcall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.rollcall.Main;
import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.visibility.VisibleUser;

/**
 * The arrows between the packages, and which of them know nothing of HTTP, of BSON, of the
 * framework.
 */
@AnalyzeClasses(packages = "dev.rollcall", importOptions = DoNotIncludeTests.class)
class ArrowsTest {

    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    // What starts the modes stands above them; the settings beside it stand below.
                    if (type.isEquivalentTo(Main.class)) {
                        return SliceIdentifier.of("main");
                    }
                    String[] names = type.getPackageName().split("\\.");
                    String name = names.length > 2 ? names[2] : "start";
                    return SliceIdentifier.of(name.equals("api") ? "rest" : name);
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

    @ArchTest static final ArchRule user_is_a_leaf = mayUse("user", "user");

    @ArchTest static final ArchRule caller_uses_user = mayUse("caller", "caller", "user");

    @ArchTest
    static final ArchRule compatibility_is_a_leaf = mayUse("compatibility", "compatibility");

    @ArchTest
    static final ArchRule visibility_uses_user_caller_and_dialect =
            mayUse("visibility", "visibility", "user", "caller", "compatibility", "kept");

    @ArchTest static final ArchRule kept_is_a_leaf = mayUse("kept", "kept");

    @ArchTest
    static final ArchRule workspace_uses_user_and_caller =
            mayUse("workspace", "workspace", "scope", "user", "caller", "signal", "setting");

    @ArchTest
    static final ArchRule directory_uses_the_inner_packages =
            mayUse(
                    "directory",
                    "directory",
                    "visibility",
                    "workspace",
                    "scope",
                    "user",
                    "caller",
                    "setting");

    @ArchTest
    static final ArchRule mongo_serves_the_ports =
            mayUse(
                    "mongo",
                    "mongo",
                    "admission",
                    "kept",
                    "index",
                    "address",
                    "workspace",
                    "scope",
                    "user",
                    "caller",
                    "signal",
                    "setting");

    @ArchTest
    static final ArchRule signal_uses_user_and_the_settings =
            mayUse("signal", "signal", "user", "setting");

    @ArchTest static final ArchRule admission_is_a_leaf = mayUse("admission", "admission");

    /** What is read of a list is decided without knowing who sends the commands. */
    @ArchTest
    static final ArchRule lists_send_no_command_themselves =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.rollcall.mongo.list",
                            "dev.rollcall.mongo.list.count..",
                            "dev.rollcall.mongo.list.plan..",
                            "dev.rollcall.mongo.list.walk..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.rollcall.mongo",
                            "dev.rollcall.mongo.connection..",
                            "dev.rollcall.mongo.list.command..",
                            "io.quarkus.mongodb..")
                    .because("its parts are tried on any server, and without one");

    @ArchTest static final ArchRule address_is_a_leaf = mayUse("address", "address");

    @ArchTest
    static final ArchRule index_uses_the_address =
            mayUse("index", "index", "address", "setting", "command");

    @ArchTest
    static final ArchRule doctor_asks_what_the_service_asks =
            mayUse(
                    "doctor",
                    "doctor",
                    "mongo",
                    "index",
                    "address",
                    "setting",
                    "command",
                    "compatibility",
                    "workspace",
                    "user",
                    "caller");

    /** What is told of a workspace is learnt by reading alone. */
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
    static final ArchRule setting_uses_the_address =
            mayUse("setting", "setting", "address", "compatibility");

    @ArchTest
    static final ArchRule command_judges_settings =
            mayUse("command", "command", "setting", "address", "compatibility", "collapse");

    @ArchTest
    static final ArchRule demo_stands_in_for_a_server =
            mayUse("demo", "demo", "mongo", "address", "setting");

    @ArchTest static final ArchRule scope_is_a_leaf = mayUse("scope", "scope");

    /** It serves requests as the service does, and has an API of its own beside it. */
    @ArchTest
    static final ArchRule stub_uses_the_demo_and_the_edge =
            mayUse(
                    "stub",
                    "stub",
                    "demo",
                    "command",
                    "compatibility",
                    "rest",
                    "scope",
                    "workspace");

    @ArchTest
    static final ArchRule rehearsal_uses_the_demo =
            mayUse("rehearsal", "rehearsal", "demo", "command");

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

    /**
     * The generated interface names the streaming body, so the two that meet there count as one.
     */
    @ArchTest
    static final ArchRule the_packages_have_no_cycles =
            slices().assignedFrom(PACKAGES).should().beFreeOfCycles();

    private static ArchRule mayUse(String name, String... others) {
        String[] allowed = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            allowed[i] = "dev.rollcall." + others[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage("dev.rollcall." + name + "..")
                .should()
                .onlyDependOnClassesThat(
                        DescribedPredicate.not(resideInAPackage("dev.rollcall.*.."))
                                .or(resideInAnyPackage(allowed)));
    }
}
