package dev.rollcall.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserFieldTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsPathAndIsMadeOfStoredFieldsAlone(UserField field) {
        assertThat(UserField.at(field.path())).contains(field);
        assertThat(field.source().flatMap(UserField::source)).isEmpty();
    }

    @Test
    void noFieldHasAnUnknownPath() {
        assertThat(UserField.at("services.password.bcrypt")).isEmpty();
    }

    @Test
    void pathOfAMemberIsDotted() {
        assertThat(FieldPath.of(UserField.EMAILS).dotted()).isEqualTo("emails");
        assertThat(FieldPath.of(UserField.EMAILS, "address").dotted()).isEqualTo("emails.address");
    }

    @Test
    void userHoldsWhatWasFetchedAndNothingElse() {
        StoredUser user =
                StoredUser.withId("id")
                        .put(UserField.USERNAME, "jane")
                        .put(UserField.ROLES, List.of("user"))
                        .put(
                                UserField.EMAILS,
                                List.of(new EmailAddress("jane@example.com", Optional.empty())))
                        .build();

        assertThat(user.text(UserField.ID)).contains("id");
        assertThat(user.text(UserField.USERNAME)).contains("jane");
        assertThat(user.texts(UserField.ROLES)).containsExactly("user");
        assertThat(user.emails())
                .extracting(EmailAddress::address)
                .containsExactly("jane@example.com");
        assertThat(user.value(UserField.NAME)).isEmpty();
        assertThat(user.texts(UserField.IMPORT_IDS)).isEmpty();
        assertThat(StoredUser.withId("id").build().emails()).isEmpty();
    }

    @Test
    void userRefusesAValueOfAnotherType() {
        StoredUser.Builder user = StoredUser.withId("id");

        assertThatThrownBy(() -> user.put(UserField.ACTIVE, "true"))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void projectionGrowsByOneField() {
        Projection projection =
                new Projection(Map.of(UserField.NAME, Representation.PLAIN), Set.of("team"));

        Projection more = projection.with(UserField.PASSWORD, Representation.MASKED);

        assertThat(more.fields())
                .isEqualTo(
                        Map.of(
                                UserField.NAME,
                                Representation.PLAIN,
                                UserField.PASSWORD,
                                Representation.MASKED));
        assertThat(more.customFieldKeys()).containsExactly("team");
        assertThat(projection.includes(UserField.PASSWORD)).isFalse();
        assertThat(more.includes(UserField.PASSWORD)).isTrue();
    }
}
