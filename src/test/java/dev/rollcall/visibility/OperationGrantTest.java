package dev.rollcall.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationGrantTest {

    @ParameterizedTest
    @CsvSource({
        "LIST, view-d-room",
        "LIST_OF_OUTSIDERS, view-outside-room",
        "UNCOUNTED_CALLS, api-bypass-rate-limit"
    })
    void admitsHoldersOfItsPermissionAlone(OperationGrant gate, String permission) {
        for (Permission held : Permission.values()) {
            assertThat(gate.admits(session(Set.of(held)))).isEqualTo(held.id().equals(permission));
        }
        assertThat(gate.admits(session(Set.of()))).isFalse();
        assertThat(gate.reason()).endsWith(".");
    }

    private static Session session(Set<Permission> held) {
        Caller caller =
                new Caller("id", Optional.empty(), Set.of(), List.of(), Set.of(), Optional.empty());
        return new Session(caller, held, Optional.empty());
    }
}
