package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    @Test
    void requestsKeepWhatIsPrintedButForBlanks() {
        assertThat(Documents.requests())
                .hasSize(8)
                .allSatisfy(request -> assertThat(request.headers().lines()).hasSize(2))
                .extracting(DocumentRequest::target)
                .contains(
                        "/api/v1/users.info?userId=BsNr28znDkG8aeo7W&fields={\"userRooms\":%201}",
                        "/api/v1/users.list?query={\"customFields.clearance\"%20:%20\"High\"}&fields={\"customFields\"%20:%201}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users.info-7.x-success",
                "users.info-3.x-regular-caller",
                "users.info-3.x-rooms",
                "users.info-6.x-regular-caller",
                "users.info-6.x-rooms",
                "me-user-profile",
                "users.list-regular-caller",
                "users.list-administrator",
                "users.list-custom-fields"
            })
    void everySuccessSaysSo(String name) {
        assertThat(Documents.response(name).path("success").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users.info-7.x-invalid-params",
                "users.info-7.x-user-not-found",
                "users.info-7.x-unauthenticated"
            })
    void everyRefusalSaysWhy(String name) {
        assertThat(Documents.response(name).fieldNames())
                .toIterable()
                .containsAnyOf("error", "message");
    }
}
