package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each kind of change that CONTRIBUTING.md lists, made to a small contract: a text that is replaced
 * by another.
 */
class ContractChangeTest {

    private static final String CONTRACT =
            """
            openapi: 3.0.3
            info: {title: Small, version: 1.0.0}
            security: [{userId: [], authToken: []}]
            paths:
              /thing:
                get:
                  operationId: getThing
                  parameters:
                  - {name: count, in: query, required: false, schema: {type: integer, format: int64, minimum: 0, maximum: 9}}
                  - {name: name, in: query, required: false, schema: {type: string, minLength: 1, maxLength: 9, pattern: '^a*$'}}
                  - {name: free, in: query, required: false, schema: {type: string}}
                  - {name: key, in: query, required: true, schema: {type: string}}
                  - {name: order, in: query, required: false, schema: {type: string, enum: [up, down]}}
                  responses:
                    '200':
                      description: Found
                      headers:
                        X-Name: {required: true, schema: {type: string, enum: [x, y]}}
                        X-Count: {required: false, schema: {type: integer}}
                      content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
                    '400': {description: Refused}
              /other:
                get: {operationId: getOther, responses: {'200': {description: Found}}}
            components:
              securitySchemes:
                userId: {type: apiKey, in: header, name: X-User-Id}
                authToken: {type: apiKey, in: header, name: X-Auth-Token}
                bearer: {type: http, scheme: bearer}
              schemas:
                Thing:
                  type: object
                  required: [id]
                  properties:
                    id: {type: string, maxLength: 9}
                    size: {type: number}
                    kind: {type: string, enum: [a, b]}
                    map: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}
                    parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
                Part: {type: object, properties: {when: {type: string, format: date-time}, size: {type: integer}}}
            """;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    # change | what | old | new
                    BREAKING | operation removed | \\n  /other:\\n    get: {operationId: getOther, responses: {'200': {description: Found}}} | -
                    BREAKING | operation renamed | /other: | /another:
                    BREAKING | operation id renamed | getOther | findOther
                    BREAKING | parameter removed | \\n      - {name: free, in: query, required: false, schema: {type: string}} | -
                    BREAKING | parameter renamed | name: free | name: liberal
                    BREAKING | member removed | \\n        size: {type: number} | -
                    BREAKING | member renamed | size: {type: number} | length: {type: number}
                    BREAKING | nested member removed | , size: {type: integer} | -
                    BREAKING | required parameter added | parameters: | parameters:\\n      - {name: more, in: query, required: true, schema: {type: string}}
                    BREAKING | parameter made required | name: free, in: query, required: false | name: free, in: query, required: true
                    BREAKING | type of parameter changed | name: free, in: query, required: false, schema: {type: string} | name: free, in: query, required: false, schema: {type: integer}
                    BREAKING | format of parameter changed | format: int64 | format: int32
                    BREAKING | type of member changed | size: {type: number} | size: {type: string}
                    BREAKING | type of nested member changed | size: {type: integer} | size: {type: string}
                    BREAKING | format of member changed | format: date-time | format: date
                    BREAKING | member made a list | size: {type: number} | size: {type: array, items: {type: number}}
                    BREAKING | value of parameter removed | enum: [up, down] | enum: [up]
                    BREAKING | value of member removed | enum: [a, b] | enum: [a]
                    BREAKING | minimum length raised | minLength: 1 | minLength: 2
                    BREAKING | minimum length added | name: free, in: query, required: false, schema: {type: string} | name: free, in: query, required: false, schema: {type: string, minLength: 1}
                    BREAKING | maximum length lowered | minLength: 1, maxLength: 9 | minLength: 1, maxLength: 8
                    BREAKING | maximum length added | name: free, in: query, required: false, schema: {type: string} | name: free, in: query, required: false, schema: {type: string, maxLength: 9}
                    BREAKING | minimum raised | minimum: 0 | minimum: 1
                    BREAKING | maximum lowered | maximum: 9} | maximum: 8}
                    BREAKING | maximum made exclusive | maximum: 9} | maximum: 9, exclusiveMaximum: true}
                    BREAKING | pattern changed | ^a*$ | ^b*$
                    BREAKING | another pattern or the empty text | ^a*$ | ^(b*)?$
                    ADDITIVE | the same pattern or the empty text | ^a*$ | ^(a*)?$
                    BREAKING | pattern added | name: free, in: query, required: false, schema: {type: string} | name: free, in: query, required: false, schema: {type: string, pattern: '^a'}
                    BREAKING | format added | name: free, in: query, required: false, schema: {type: string} | name: free, in: query, required: false, schema: {type: string, format: uuid}
                    BREAKING | values enumerated | name: free, in: query, required: false, schema: {type: string} | name: free, in: query, required: false, schema: {type: string, enum: [a]}
                    BREAKING | multiple asked for | format: int64 | format: int64, multipleOf: 2
                    BREAKING | value of header removed | X-Name: {required: true, schema: {type: string, enum: [x, y]}} | X-Name: {required: true, schema: {type: string, enum: [x]}}
                    BREAKING | member of values of a map removed | map: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}} | map: {type: object, additionalProperties: {type: object, properties: {b: {type: string}}}}
                    BREAKING | response member made optional | required: [id] | required: []
                    BREAKING | response header removed | \\n            X-Count: {required: false, schema: {type: integer}} | -
                    BREAKING | response header made optional | X-Name: {required: true | X-Name: {required: false
                    BREAKING | type of header changed | X-Count: {required: false, schema: {type: integer}} | X-Count: {required: false, schema: {type: string}}
                    BREAKING | status removed | \\n        '400': {description: Refused} | -
                    BREAKING | content type changed | application/json | application/xml
                    BREAKING | scheme asked for in addition | [{userId: [], authToken: []}] | [{userId: [], authToken: [], bearer: []}]
                    BREAKING | scheme replaced | [{userId: [], authToken: []}] | [{bearer: []}]
                    BREAKING | way to authenticate removed | security: [{userId: [], authToken: []}] | security: [{userId: []}]
                    BREAKING | another way to authenticate | [{userId: [], authToken: []}] | [{userId: [], authToken: []}, {bearer: []}]
                    BREAKING | authentication no longer asked for | security: [{userId: [], authToken: []}] | security: []
                    BREAKING | scheme looks elsewhere | name: X-Auth-Token | name: X-Token
                    BREAKING | scheme of another place | in: header, name: X-User-Id | in: query, name: X-User-Id
                    BREAKING | authentication of one operation changed | operationId: getThing | operationId: getThing\\n      security: [{bearer: []}]
                    ADDITIVE | operation added | paths: | paths:\\n  /new:\\n    get: {operationId: getNew, responses: {'200': {description: Found}}}
                    ADDITIVE | optional parameter added | parameters: | parameters:\\n      - {name: more, in: query, required: false, schema: {type: string}}
                    ADDITIVE | optional request header added | parameters: | parameters:\\n      - {name: X-More, in: header, required: false, schema: {type: string}}
                    ADDITIVE | member added | size: {type: number} | size: {type: number}\\n        more: {type: string}
                    ADDITIVE | required member added | required: [id]\\n      properties: | required: [id, more]\\n      properties:\\n        more: {type: string}
                    ADDITIVE | response header added | headers: | headers:\\n            X-More: {required: false, schema: {type: string}}
                    ADDITIVE | required response header added | headers: | headers:\\n            X-More: {required: true, schema: {type: string}}
                    ADDITIVE | response header always there | X-Count: {required: false | X-Count: {required: true
                    ADDITIVE | value of member added | enum: [a, b] | enum: [a, b, c]
                    ADDITIVE | value of parameter added | enum: [up, down] | enum: [up, down, none]
                    ADDITIVE | parameter made optional | name: key, in: query, required: true | name: key, in: query, required: false
                    ADDITIVE | minimum length lowered | minLength: 1 | minLength: 0
                    ADDITIVE | maximum length raised | minLength: 1, maxLength: 9 | minLength: 1, maxLength: 10
                    ADDITIVE | minimum lowered | minimum: 0 | minimum: -1
                    ADDITIVE | maximum raised | maximum: 9} | maximum: 10}
                    ADDITIVE | limit of member raised | id: {type: string, maxLength: 9} | id: {type: string, maxLength: 10}
                    ADDITIVE | status added | '400': {description: Refused} | '400': {description: Refused}\\n        '429': {description: Later}
                    ADDITIVE | member always there | required: [id] | required: [id, size]
                    NONE | words changed | description: Found | description: Here it is
                    NONE | extension added | operationId: getThing | operationId: getThing\\n      x-more: {a: 1}
                    """)
    void findsWhatBreaksAConsumer(ContractChange kind, String what, String old, String now) {
        String from = old.replace("\\n", "\n");
        String to = Optional.ofNullable(now).orElse("").replace("\\n", "\n");
        assertThat(CONTRACT).contains(from);
        assertThat(ContractChange.between(CONTRACT, CONTRACT.replace(from, to))).isEqualTo(kind);
    }
}
