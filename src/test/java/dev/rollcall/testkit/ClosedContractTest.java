package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedContractTest {

    private static final String CONTRACT =
            """
            openapi: 3.0.3
            info: {title: Test, version: "1"}
            paths:
              /api/v1/thing.info:
                get:
                  responses:
                    "200":
                      description: Found
                      headers:
                        X-Name: {required: true, schema: {type: string}}
                      content:
                        application/json:
                          schema: {$ref: "#/components/schemas/Thing"}
            components:
              schemas:
                Thing:
                  type: object
                  required: [success]
                  properties:
                    free: {type: object, additionalProperties: true}
                    empty: {type: object}
                    parts: {type: array, items: {$ref: "#/components/schemas/Part"}}
                    map: {type: object, additionalProperties: {$ref: "#/components/schemas/Part"}}
                    when: {type: string, format: date-time}
                    success: {type: boolean}
                Part:
                  type: object
                  properties:
                    size: {type: number}
            """;

    private ClosedContract contract;

    @BeforeEach
    void load(@TempDir Path directory) throws IOException {
        contract =
                ClosedContract.load(
                        Files.writeString(directory.resolve("contract.yaml"), CONTRACT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'success':true}",
                "{'free':{'any':[1]},'empty':{},'parts':[{'size':1.5}],'when':'2024-01-02T03:04:05.006Z','success':true}",
                "{'map':{'a':{'size':1}},'success':true}"
            })
    void allowsWhatIsDeclared(String body) {
        assertThatCode(() -> verify(200, body)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'undeclared':1,'success':true}",
                "{'parts':[{'undeclared':1}],'success':true}",
                "{'map':{'a':{'undeclared':1}},'success':true}",
                "{'empty':{'undeclared':1},'success':true}"
            })
    void refusesUndeclaredMembersAtAnyDepth(String body) {
        assertThatThrownBy(() -> verify(200, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "GET /api/v1/thing%2Einfo?x={ was not answered as the contract says")
                .hasMessageContaining("undeclared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'success':'yes'}",
                "{'success':null}",
                "{'when':'yesterday','success':true}",
                "[]",
                ""
            })
    void refusesWrongTypesAndMissingMembers(String body) {
        assertThatThrownBy(() -> verify(200, body)).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesAnUndeclaredStatus() {
        assertThatThrownBy(() -> verify(404, "{'success':true}"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesAMissingHeader() {
        Response response = new Response(200, json(), "{\"success\":true}");
        assertThatThrownBy(() -> contract.verify("GET", "/api/v1/thing.info", response))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("X-Name");
    }

    @Test
    void refusesAnUndeclaredContentType() {
        Headers headers = Headers.none().with("Content-Type", "text/plain").with("X-Name", "n");
        Response response = new Response(200, headers, "{\"success\":true}");
        assertThatThrownBy(() -> contract.verify("GET", "/api/v1/thing.info", response))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void expectsOnlyHeadersOfHead() {
        Response whole = new Response(200, json().with("X-Name", "n"), "");
        assertThatCode(() -> contract.verify("HEAD", "/api/v1/thing.info", whole))
                .doesNotThrowAnyException();
        Response nameless = new Response(200, json(), "");
        assertThatThrownBy(() -> contract.verify("HEAD", "/api/v1/thing.info", nameless))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void saysNothingOfOtherPathsAndMethods() {
        Response response = new Response(404, Headers.none(), "nothing");
        assertThatCode(() -> contract.verify("GET", "/api/v1/thing.info/", response))
                .doesNotThrowAnyException();
        assertThatCode(() -> contract.verify("POST", "/api/v1/thing.info", response))
                .doesNotThrowAnyException();
    }

    private void verify(int status, String body) {
        Response response =
                new Response(status, json().with("X-Name", "n"), body.replace('\'', '"'));
        contract.verify("GET", "/api/v1/thing%2Einfo?x={", response);
    }

    private static Headers json() {
        return Headers.none().with("Content-Type", "application/json");
    }
}
