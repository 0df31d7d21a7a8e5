package dev.rollcall.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/**
 * Maven runs what Quarkus starts once for each dialect, and what is started by hand once. A class
 * that is neither would run thrice, or not at all.
 */
@AnalyzeClasses(packages = "dev.rollcall", importOptions = BlackBoxClassesTest.OfTheirName.class)
class BlackBoxClassesTest {

    /** Nothing else is read: that takes seconds. */
    static final class OfTheirName implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return location.contains("IT.class");
        }
    }

    private static final DescribedPredicate<JavaClass> STARTED_BY_HAND =
            DescribedPredicate.describe(
                    "are tagged by-hand",
                    type ->
                            type.isAnnotatedWith(BlackBox.class)
                                    || type.tryGetAnnotationOfType(Tag.class)
                                            .filter(tag -> tag.value().equals("by-hand"))
                                            .isPresent());
    private static final DescribedPredicate<JavaClass> STARTED_BY_QUARKUS =
            DescribedPredicate.describe(
                    "are started by Quarkus",
                    type -> type.isAnnotatedWith(QuarkusIntegrationTest.class));

    @ArchTest
    static final ArchRule each_is_started_by_quarkus_or_by_hand =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("IT")
                    .and(DescribedPredicate.not(STARTED_BY_HAND))
                    .should()
                    .beAnnotatedWith(QuarkusIntegrationTest.class);

    @ArchTest
    static final ArchRule none_is_both =
            classes()
                    .that(STARTED_BY_QUARKUS)
                    .should()
                    .notBeAnnotatedWith(BlackBox.class)
                    .andShould()
                    .notBeAnnotatedWith(Tag.class)
                    .andShould()
                    .beAnnotatedWith(WithTestResource.class)
                    .because(WorkspaceResource.class.getSimpleName() + " gives it its database");
}
