package dev.rollcall.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.compatibility.Dialect.Traits;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    documented | printedAlternatives=3
                    documented | schemaErrorSuffix=< [invalid-params]>
                    documented | schemaErrorType=<invalid-params>
                    documented | fullUnauthenticatedBody=false
                    documented | roomsTrigger=TRUE_IN_ANY_CASE_OR_FIELDS
                    documented | infoFieldsParsed=true
                    documented | unknownListParameters=IGNORED
                    documented | filterParameters=HONOURED
                    documented | deprecationVersion=<7.0.0>
                    documented | directRoomsRefusal=<unauthorized>
                    8          | printedAlternatives=5
                    8          | schemaErrorSuffix=<>
                    8          | schemaErrorType=<error-invalid-params>
                    8          | fullUnauthenticatedBody=true
                    8          | roomsTrigger=EXACTLY_TRUE
                    8          | infoFieldsParsed=false
                    8          | unknownListParameters=REFUSED
                    8          | filterParameters=HONOURED_IF_ALLOWED
                    8          | deprecationVersion=<9.0.0>
                    8          | directRoomsRefusal=<User does not have the permissions required for this action [error-unauthorized]>
                    """)
    void hasTheTraitsOfItsGeneration(String dialect, String trait) {
        assertThat(traits(Dialect.named(dialect))).contains(trait);
    }

    @ParameterizedTest
    @EnumSource
    void eachTraitIsInTheTableAbove(Dialect dialect) {
        assertThat(traits(dialect)).hasLineCount(10);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(Dialect dialect) {
        assertThat(Dialect.named(dialect.id())).isSameAs(dialect);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"7", "Documented", "8 ", "EIGHT"})
    void anyOtherNameIsRefusedWithTheOnesThereAre(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dialect.named(name))
                .withMessage("rollcall.compatibility has to be one of documented, 8");
    }

    @ParameterizedTest
    @CsvSource({"0, documented", "6, documented", "7, documented", "8, 8", "9, 8"})
    void fitsTheMajorVersionsFromItsFirstOn(int major, String dialect) {
        assertThat(Dialect.ofMajor(major).id()).isEqualTo(dialect);
    }

    @Test
    void thereAreTwo() {
        assertThat(Dialect.values()).extracting(Dialect::id).containsExactly("documented", "8");
    }

    /** One line for each trait: its name and value, texts in angle brackets. */
    private static String traits(Dialect dialect) {
        return Arrays.stream(Traits.class.getRecordComponents())
                .map(trait -> trait.getName() + "=" + value(trait, dialect.traits()))
                .collect(Collectors.joining("\n"));
    }

    private static String value(RecordComponent trait, Traits traits) {
        try {
            Object value = trait.getAccessor().invoke(traits);
            return value instanceof String text ? "<" + text + ">" : String.valueOf(value);
        } catch (ReflectiveOperationException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
