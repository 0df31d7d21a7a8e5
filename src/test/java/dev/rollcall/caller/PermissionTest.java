package dev.rollcall.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    view-d-room                | VIEW_DIRECT_ROOMS
                    view-outside-room          | VIEW_OUTSIDE_ROOM
                    view-full-other-user-info  | VIEW_FULL_OTHER_USER_INFO
                    view-other-user-channels   | VIEW_OTHER_USER_CHANNELS
                    api-bypass-rate-limit      | BYPASS_RATE_LIMIT
                    """)
    void hasTheNameThatTheWorkspaceStores(String id, Permission permission) {
        assertThat(permission.id()).isEqualTo(id);
        assertThat(Permission.withId(id)).contains(permission);
    }

    @Test
    void anyOtherNameIsNone() {
        assertThat(Permission.withId("view-all")).isEmpty();
    }
}
