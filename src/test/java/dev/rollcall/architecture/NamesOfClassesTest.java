package dev.rollcall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One name means one class, so that a reader who meets it never has to look for its package. Nested
 * classes may share a name with each other, because the class around them is part of it.
 */
@AnalyzeClasses(packages = "dev.rollcall", importOptions = DoNotIncludeTests.class)
class NamesOfClassesTest {

    @ArchTest
    static void no_two_classes_share_a_name(JavaClasses classes) {
        assertThat(byName(classes).values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    @ArchTest
    static void no_nested_class_has_the_name_of_another_class(JavaClasses classes) {
        Set<String> names = byName(classes).keySet();

        assertThat(classes.stream().filter(JavaClass::isNestedClass).map(JavaClass::getFullName))
                .isNotEmpty()
                .noneMatch(name -> names.contains(name.substring(name.lastIndexOf('$') + 1)));
    }

    private static Map<String, List<String>> byName(JavaClasses classes) {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(
                        Collectors.groupingBy(
                                JavaClass::getSimpleName,
                                Collectors.mapping(JavaClass::getFullName, Collectors.toList())));
    }
}
