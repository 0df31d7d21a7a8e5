package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.caller.Permission;
import dev.rollcall.workspace.Workspace.Roles;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which permissions roles bring. The permission view-outside-room is stored without any role,
 * api-bypass-rate-limit not at all.
 */
class RolesTest {

    private static final Map<Permission, Set<String>> STORED =
            Map.of(
                    Permission.VIEW_DIRECT_ROOMS, Set.of("admin", "user", "guest"),
                    Permission.VIEW_OUTSIDE_ROOM, Set.of(),
                    Permission.VIEW_FULL_OTHER_USER_INFO, Set.of("admin", "my custom role"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # roles             | guests restricted | permissions
                    user                | false             | view-d-room
                    admin               | false             | view-d-room view-full-other-user-info
                    my custom role      | false             | view-full-other-user-info
                    owner,Admin         | false             | ''
                    ''                  | false             | ''
                    user,my custom role | false             | view-d-room view-full-other-user-info
                    guest,admin         | false             | view-d-room view-full-other-user-info
                    guest,admin         | true              | view-d-room
                    guest               | true              | view-d-room
                    guest,owner         | true              | view-d-room
                    admin               | true              | view-d-room view-full-other-user-info
                    """)
    void bringWhatIsStoredWithOneOfThem(
            String roles, boolean guestsRestricted, String permissions) {
        Set<String> held = Arrays.stream(roles.split(",")).collect(Collectors.toSet());

        assertThat(
                        new Roles(STORED, guestsRestricted)
                                .permissions(held).stream().map(Permission::id).sorted())
                .containsExactlyElementsOf(
                        Stream.of(permissions.split(" ")).filter(id -> !id.isEmpty()).toList());
    }
}
