package dev.rollcall.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The cache library makes the name of a class from the options of a cache, and a native executable
 * has only some of these classes. There, another option fails with the first request.
 */
class NativeCachesTest {

    @Test
    void noCacheHasAnOptionThatIsMissingNatively() {
        noClasses()
                .should()
                .callMethod(Caffeine.class, "expireAfterAccess", Duration.class)
                .orShould()
                .callMethod(Caffeine.class, "refreshAfterWrite", Duration.class)
                .orShould()
                .callMethod(Caffeine.class, "weakKeys")
                .orShould()
                .callMethod(Caffeine.class, "weakValues")
                .orShould()
                .callMethod(Caffeine.class, "softValues")
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.rollcall"));
    }
}
