package dev.rollcall.rest.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.api.model.ListedUser;
import dev.rollcall.user.UserField;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListedUserWriterTest {

    /** The generated model has the members in the order of the contract. */
    @Test
    void writesTheMembersOfTheContractInItsOrder() {
        List<String> ofTheContract =
                Arrays.stream(ListedUser.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(ListedUserWriterTest::wireName)
                        .toList();
        assertThat(ListedUserWriter.order())
                .extracting(UserField::path)
                .containsExactlyElementsOf(ofTheContract);
    }

    private static String wireName(Field field) {
        String getter =
                "get"
                        + field.getName().substring(0, 1).toUpperCase()
                        + field.getName().substring(1);
        return Arrays.stream(ListedUser.class.getMethods())
                .filter(method -> method.getName().equals(getter))
                .map(method -> method.getAnnotation(JsonProperty.class).value())
                .findFirst()
                .orElseThrow();
    }
}
