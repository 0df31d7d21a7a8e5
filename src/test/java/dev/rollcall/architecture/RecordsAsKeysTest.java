package dev.rollcall.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rollcall.kept.Kept;
import dev.rollcall.user.UserFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A record that is looked up for each request has {@code equals} and {@code hashCode} of its own;
 * {@link Kept} says why. Others may do without: modes and pages for people, and filters by what a
 * caller wrote.
 */
class RecordsAsKeysTest {

    private static final Set<String> LOOKED_UP =
            Set.of(Kept.class.getName(), Map.class.getName(), Cache.class.getName());

    private static final Set<String> COMPARING = Set.of("equals", "hashCode");

    /** Nobody calls these a thousand times a second. */
    private static final Set<String> FOR_PEOPLE =
            Set.of(
                    "dev.rollcall.compare",
                    "dev.rollcall.doctor",
                    "dev.rollcall.explain",
                    "dev.rollcall.page");

    @Test
    void compareThemselves() {
        Set<JavaClass> keys = keys();

        assertThat(keys.stream().map(JavaClass::getSimpleName))
                .contains("Kind", "WorkspaceRules", "CustomField", "Projection", "Series", "Walk");
        assertThat(keys).noneMatch(RecordsAsKeysTest::isInterpreted);
    }

    @Test
    void compareThemselvesAsTheFilterOfMostLists() {
        JavaClass listed = new ClassFileImporter().importClass(UserFilter.Listed.class);

        assertThat(isInterpreted(listed)).isFalse();
    }

    /** One such comparison for each command took 3 % of the time of a users.info. */
    @Test
    void areNotComparedOtherwiseEither() {
        assertThat(
                        ofRequests()
                                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                                .filter(call -> COMPARING.contains(call.getTarget().getName()))
                                .filter(call -> call.getTargetOwner().isRecord())
                                .filter(call -> isInterpreted(call.getTargetOwner())))
                .isEmpty();
    }

    private static Stream<JavaClass> ofRequests() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.rollcall")
                        .stream()
                        .filter(
                                type ->
                                        FOR_PEOPLE.stream()
                                                .noneMatch(type.getPackageName()::startsWith));
    }

    private static Set<JavaClass> keys() {
        Set<JavaClass> keys = new HashSet<>();
        ofRequests()
                .flatMap(type -> type.getFields().stream())
                .map(JavaField::getType)
                .flatMap(RecordsAsKeysTest::key)
                .forEach(key -> addRecords(key, keys));
        return keys;
    }

    private static Stream<JavaType> key(JavaType field) {
        return LOOKED_UP.contains(field.toErasure().getName())
                        && field instanceof JavaParameterizedType parameterized
                ? Stream.of(parameterized.getActualTypeArguments().get(0))
                : Stream.empty();
    }

    /** Adds the record, and those that it holds. */
    private static void addRecords(JavaType type, Set<JavaClass> keys) {
        Set<JavaClass> records =
                type.getAllInvolvedRawTypes().stream().filter(JavaClass::isRecord).collect(toSet());
        for (JavaClass each : records) {
            if (keys.add(each)) {
                each.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> addRecords(field.getType(), keys));
            }
        }
    }

    /**
     * The call of a method that is made at run time takes the record itself as its first argument.
     */
    private static boolean isInterpreted(JavaClass type) {
        String self = "L" + type.getName().replace('.', '/') + ";";
        String code = new String(bytes(type.reflect()), StandardCharsets.ISO_8859_1);
        return code.contains("(" + self + ")I")
                || code.contains("(" + self + "Ljava/lang/Object;)Z");
    }

    private static byte[] bytes(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
