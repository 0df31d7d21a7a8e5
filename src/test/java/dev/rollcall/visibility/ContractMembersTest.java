package dev.rollcall.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.user.UserField;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract declares exactly the members that the table can show. */
class ContractMembersTest {

    private final OpenAPI contract =
            new OpenAPIV3Parser().read(System.getProperty("rollcall.contract", "openapi.yaml"));

    @ParameterizedTest
    @CsvSource({"INFO, UserInfo", "LIST, ListedUser", "ME, Me"})
    void declaresWhatTheTableCanShow(Operation operation, String schema) {
        Set<String> declared = new TreeSet<>();
        Schema<?> members = contract.getComponents().getSchemas().get(schema);
        members.getProperties().keySet().forEach(declared::add);
        declared.remove("success");

        assertThat(declared).isEqualTo(shown(operation));
    }

    private static Set<String> shown(Operation operation) {
        Set<String> members = new TreeSet<>();
        Arrays.stream(UserField.values())
                .filter(field -> isEverShown(VisibilityTable.rows().get(field).rule(operation)))
                .map(field -> field.path().split("\\.")[0])
                .forEach(members::add);
        return members;
    }

    private static boolean isEverShown(VisibilityRule cell) {
        return cell.grants().values().stream().anyMatch(grants -> !grants.isEmpty());
    }
}
