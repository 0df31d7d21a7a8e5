package dev.rollcall.compare.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.compare.report.ComparedTable;
import dev.rollcall.compatibility.Dialect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final Asker CALLER = new Asker("caller", "own", "token", Set.of());

    private static ObjectNode page(int users, int total) {
        ObjectNode page = new ObjectMapper().createObjectNode().put("total", total);
        for (int i = 0; i < users; i++) {
            page.withArray("users").addObject().put("_id", "id" + i).put("username", "name" + i);
        }
        return page;
    }

    private static List<String> targets(Samples samples, ObjectNode page) {
        return samples
                .questions(
                        List.of(CALLER),
                        page,
                        new ComparedTable(Dialect.DOCUMENTED).requestedPaths())
                .stream()
                .map(question -> question.target().replace("/api/v1/", ""))
                .toList();
    }

    @Test
    void takeFewDeepPagesAndUsersOfTheWholePageByBothKeys() {
        List<String> targets = targets(new Samples(4, 1), page(50, 100_000));

        assertThat(targets)
                .contains(
                        "me",
                        "users.info?includeUserRooms=true&userId=own",
                        "users.info?includeUserRooms=true&userId=id0",
                        "users.info?username=name12",
                        "users.info?userId=id25",
                        "users.info?includeUserRooms=true&username=name37");
        assertThat(targets.stream().filter(target -> target.contains("offset=")))
                .containsExactly(
                        "users.list?count=50&offset=0",
                        "users.list?count=50&offset=50",
                        "users.list?count=50&offset=50000");
    }

    @Test
    void askForEachFieldThatAListDoesNotShowByItselfInNamesThatFitIntoAParameter() {
        assertThat(targets(new Samples(1, 0), page(1, 1)))
                .anyMatch(target -> target.contains("fields=") && target.contains("bio"))
                .filteredOn(target -> target.contains("fields="))
                .allMatch(target -> target.length() < 1024);
    }

    @Test
    void ofASmallWorkspaceHaveOnePage() {
        assertThat(targets(new Samples(10, 1), page(1, 1)))
                .filteredOn(target -> target.contains("offset="))
                .containsExactly("users.list?count=50&offset=0");
    }

    @Test
    void takeNobodyFromAPageThatIsNoList() {
        ObjectNode page = page(0, 1);
        page.putObject("users").put("_id", "id0");

        assertThat(targets(new Samples(10, 0), page))
                .filteredOn(target -> target.startsWith("users.info"))
                .hasSize(2);
    }
}
