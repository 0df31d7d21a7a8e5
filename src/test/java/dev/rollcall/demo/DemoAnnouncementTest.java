package dev.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.demo.DemoConnection.DemoAnnouncement;
import dev.rollcall.demo.person.DemoCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoAnnouncementTest {

    private static final String TEXT = DemoAnnouncement.of(4711);

    @ParameterizedTest
    @EnumSource
    void namesEveryCaller(DemoCaller caller) {
        assertThat(TEXT).contains(caller.username(), caller.id(), caller.token());
    }

    @Test
    void hasOneRequestForEachEndpoint() {
        assertThat(TEXT)
                .contains(
                        "http://localhost:4711/api/v1/users.info?",
                        "http://localhost:4711/api/v1/users.list?",
                        "http://localhost:4711/api/v1/me'");
    }

    @Test
    void namesTheAddressForABrowser() {
        assertThat(TEXT).contains("http://localhost:4711/ has them in a browser");
    }

    @Test
    void saysThatItIsADemo() {
        assertThat(TEXT).contains("DEMO WORKSPACE", "public", "MONGO_URL");
    }
}
