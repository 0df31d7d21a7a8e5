package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.user.CustomField;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceTest {

    @ParameterizedTest
    @CsvSource({"local,true", "Local,false", "external,false", "'',false"})
    void attributesCountIfTheWorkspaceDecidesByThemItself(String type, boolean decidedLocally) {
        assertThat(rules(Map.of("ABAC_PDP_Type", type)).attributesDecidedLocally())
                .isEqualTo(decidedLocally);
    }

    @Test
    void withoutSettingsThereAreNeitherAttributesNorCustomFields() {
        assertThat(rules(Map.of())).isEqualTo(new WorkspaceRules(List.of(), false));
    }

    @Test
    void customFieldsAreTheDeclaredOnes() {
        assertThat(
                        rules(Map.of("Accounts_CustomFields", "{\"team\":{\"public\":1}}"))
                                .customFields())
                .containsExactly(new CustomField("team", false, true));
    }

    private static WorkspaceRules rules(Map<String, Object> settings) {
        return new FakeWorkspaceStore(Map.of(), settings).read().current().rules();
    }
}
