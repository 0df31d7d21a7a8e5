package dev.rollcall.contract;

import static dev.rollcall.testkit.Fixtures.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests made of the contract's parameters, and of their negation, always the same ones: no
 * answer is undocumented, and in the dialect 8, which refuses what it does not know, what the
 * contract allows is answered and what it forbids is refused. CI sends many more.
 */
@BlackBox("sends bytes that no URI may hold")
class GeneratedRequestsIT {

    private static final long SEED = 1;
    private static final String INFO = "/api/v1/users.info";
    private static final String LIST = "/api/v1/users.list";
    private static final UserFixture CALLER = administrator();
    private static final Set<String> OPTIONS_OF_INFO = Set.of("includeUserRooms", "fields");

    /** Answers to an allowed request, though their status is 400. */
    private static final Set<String> ANSWERS = Set.of("User not found.", "Invalid search query.");

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    GeneratedRequestsIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER);
        workspace.settled();
    }

    private static List<String> allowed() {
        return requests(GeneratedParameter::allowed);
    }

    private static List<String> forbidden() {
        List<String> requests = requests(GeneratedParameter::forbidden);
        for (String path : List.of(INFO, LIST)) {
            for (GeneratedParameter parameter : parameters(path)) {
                String once = request(path, parameter.name(), "1");
                requests.add(once + "&" + parameter.name() + "=2");
                requests.add(once.replace(parameter.name() + "=", parameter.name() + "[key]="));
            }
        }
        requests.addAll(List.of(INFO, INFO + "?userId=a&username=b", INFO + "?userId=a&count=1"));
        requests.addAll(List.of(LIST + "?role=user", LIST + "?Count=1", LIST + "?count=%zz"));
        return requests;
    }

    private static List<String> requests(Function<GeneratedParameter, Stream<String>> values) {
        List<String> requests = new ArrayList<>();
        for (String path : List.of(INFO, LIST)) {
            for (GeneratedParameter parameter : parameters(path)) {
                values.apply(parameter)
                        .forEach(value -> requests.add(request(path, parameter.name(), value)));
            }
        }
        return requests;
    }

    /** One parameter, and the caller's own id if the operation needs a look-up key beside it. */
    private static String request(String path, String parameter, String value) {
        boolean beside = path.equals(INFO) && OPTIONS_OF_INFO.contains(parameter);
        return path
                + (beside ? "?userId=" + CALLER.id() + "&" : "?")
                + parameter
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static List<GeneratedParameter> parameters(String path) {
        String file = System.getProperty("rollcall.contract", "openapi.yaml");
        List<Parameter> declared =
                new OpenAPIV3Parser().read(file).getPaths().get(path).getGet().getParameters();
        return declared.stream().map(parameter -> new GeneratedParameter(parameter, SEED)).toList();
    }

    /** Too few would prove nothing: there are a dozen of each kind for each parameter. */
    private static List<String> all() {
        List<String> requests = allowed();
        assertThat(requests).hasSizeGreaterThan(100);
        requests.addAll(forbidden());
        return requests;
    }

    /** Of the dialect 8 the other tests say more. */
    @Test
    void noAnswerOfTheDocumentedDialectIsUndocumented() {
        all().forEach(
                        request ->
                                assertThat(
                                                pair.api(TestDialect.DOCUMENTED)
                                                        .as(CALLER)
                                                        .get(request)
                                                        .status())
                                        .as(request)
                                        .isIn(200, 400));
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void nobodyIsAnswered(TestDialect dialect) {
        all().forEach(
                        request ->
                                assertThat(pair.api(dialect).get(request).status())
                                        .as(request)
                                        .isEqualTo(401));
    }

    @Test
    void whatTheContractAllowsIsAnswered() {
        allowed()
                .forEach(
                        request -> {
                            Response answer = pair.api(TestDialect.EIGHT).as(CALLER).get(request);
                            if (answer.status() != 200) {
                                assertThat(answer.json().path("error").asText())
                                        .as(request)
                                        .isIn(ANSWERS);
                            }
                        });
    }

    @Test
    void whatTheContractForbidsIsRefused() {
        forbidden()
                .forEach(
                        request -> {
                            Response answer = pair.api(TestDialect.EIGHT).as(CALLER).get(request);
                            assertThat(answer.status()).as(request).isEqualTo(400);
                            assertThat(answer.json().path("error").asText())
                                    .as(request)
                                    .isNotEmpty()
                                    .isNotIn(ANSWERS);
                        });
    }
}
