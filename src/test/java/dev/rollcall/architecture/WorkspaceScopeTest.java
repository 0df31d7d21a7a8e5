package dev.rollcall.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.rollcall.scope.WorkspaceScoped;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two workspaces of one process share nothing that changes. An object of the whole process that an
 * object of a workspace holds could hold one of another workspace in turn: whichever was being made
 * when it was.
 */
@AnalyzeClasses(packages = "dev.rollcall", importOptions = DoNotIncludeTests.class)
class WorkspaceScopeTest {

    @ArchTest
    static final ArchRule what_a_workspace_holds_holds_nothing_of_a_workspace_unless_it_is_of_one =
            classes().that().areAnnotatedWith(WorkspaceScoped.class).should(leadToNoOther());

    @ArchTest
    static final ArchRule nothing_of_a_workspace_is_static_and_changes =
            fields().that()
                    .areStatic()
                    .and()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(WorkspaceScoped.class)
                    .should()
                    .beFinal();

    private static ArchCondition<JavaClass> leadToNoOther() {
        return new ArchCondition<>("lead to objects of workspaces directly") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                held(type)
                        .filter(each -> !each.isAnnotatedWith(WorkspaceScoped.class))
                        .filter(
                                shared ->
                                        held(shared)
                                                .anyMatch(
                                                        each ->
                                                                each.isAnnotatedWith(
                                                                        WorkspaceScoped.class)))
                        .forEach(
                                shared ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type,
                                                        type.getName()
                                                                + " holds "
                                                                + shared.getName()
                                                                + ", which is of the whole process"
                                                                + " and holds an object of a"
                                                                + " workspace")));
            }
        };
    }

    /** The types that constructors ask for, and the project's types that can be given for them. */
    private static Stream<JavaClass> held(JavaClass type) {
        Set<JavaConstructor> constructors = type.getConstructors();
        return constructors.stream()
                .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                .flatMap(
                        parameter ->
                                Stream.concat(
                                        Stream.of(parameter),
                                        parameter.getAllSubclasses().stream()))
                .filter(each -> each.getPackageName().startsWith("dev.rollcall"))
                .filter(each -> !each.isInterface())
                .collect(Collectors.toSet())
                .stream();
    }
}
