package dev.rollcall.mongo.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.caller.Caller;
import dev.rollcall.mongo.document.BsonTree;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import dev.rollcall.user.FieldType.AttributeValues;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.FieldType.StoredLoginToken;
import dev.rollcall.user.FieldType.StoredVerification;
import dev.rollcall.user.FieldType.TwoFactor;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A document becomes fields of their types; what is of another type counts as missing. */
class UserMappingTest {

    private static final Instant WHEN = Instant.parse("2024-01-02T03:04:05.006Z");

    private static StoredUser user(String json) {
        return UserMapping.user(
                new UserDocument(
                        BsonTree.document(new BsonDocumentReader(BsonDocument.parse(json)))));
    }

    static Stream<Arguments> readable() {
        String when = "{'$date': '2024-01-02T03:04:05.006Z'}";
        return Stream.of(
                row("{username: 'ada'}", UserField.USERNAME, "ada"),
                row("{active: false}", UserField.ACTIVE, false),
                row("{utcOffset: 2}", UserField.UTC_OFFSET, new BigDecimal("2")),
                row("{utcOffset: 5.5}", UserField.UTC_OFFSET, new BigDecimal("5.5")),
                row("{createdAt: " + when + "}", UserField.CREATED_AT, WHEN),
                row("{roles: ['a', 5, null, 'b']}", UserField.ROLES, List.of("a", "b")),
                row("{customFields: {a: 1}}", UserField.CUSTOM_FIELDS, Map.of("a", 1L)),
                row(
                        "{emails: [{address: 'a@b.c', verified: true}, {address: 'd@e.f'},"
                                + " {verified: true}, 'x', {address: 5}]}",
                        UserField.EMAILS,
                        List.of(
                                new EmailAddress("a@b.c", Optional.of(true)),
                                new EmailAddress("d@e.f", Optional.empty()))),
                row(
                        "{abacAttributes: [{key: 'k', values: ['v', 1]}, {key: 'l'}, {values: []}]}",
                        UserField.ABAC_ATTRIBUTES,
                        List.of(
                                new AttributeValues("k", List.of("v")),
                                new AttributeValues("l", List.of()))),
                row("{settings: {preferences: {a: 1}}}", UserField.PREFERENCES, Map.of("a", 1L)),
                row(
                        "{oauth: {authorizedClients: ['a']}}",
                        UserField.AUTHORIZED_CLIENTS,
                        List.of("a")),
                row("{services: {}}", UserField.SERVICES, Map.of()),
                row("{services: {password: {}}}", UserField.PASSWORD, true),
                row("{passwordExists: false}", UserField.PASSWORD, false),
                row("{serviceNames: ['a', 'b']}", UserField.SERVICE_NAMES, List.of("a", "b")),
                row(
                        "{services: {email2fa: {enabled: true, changedAt: " + when + "}}}",
                        UserField.EMAIL_TWO_FACTOR,
                        new TwoFactor(Optional.of(true), Optional.of(WHEN))),
                row(
                        "{services: {totp: {}}}",
                        UserField.TOTP,
                        new TwoFactor(Optional.empty(), Optional.empty())),
                row(
                        "{services: {resume: {loginTokens: [{when: " + when + "}, {}]}}}",
                        UserField.LOGIN_TOKENS,
                        List.of(
                                new StoredLoginToken(Optional.of(WHEN)),
                                new StoredLoginToken(Optional.empty()))),
                row(
                        "{services: {email: {verificationTokens: [{address: 'a', when: "
                                + when
                                + "}]}}}",
                        UserField.VERIFICATION_TOKENS,
                        List.of(new StoredVerification(Optional.of("a"), Optional.of(WHEN)))));
    }

    private static Arguments row(String json, UserField field, Object value) {
        return Arguments.of(json, field, value);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void readsTheField(String json, UserField field, Object value) {
        assertThat(user(json).value(field)).contains(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            quoteCharacter = '`',
            textBlock =
                    """
                    {} ; USERNAME
                    {username: 5} ; USERNAME
                    {username: null} ; USERNAME
                    {active: 'true'} ; ACTIVE
                    {utcOffset: '2'} ; UTC_OFFSET
                    {createdAt: 'now'} ; CREATED_AT
                    {roles: 'admin'} ; ROLES
                    {customFields: 'x'} ; CUSTOM_FIELDS
                    {customFields: []} ; CUSTOM_FIELDS
                    {emails: 'x'} ; EMAILS
                    {abacAttributes: {}} ; ABAC_ATTRIBUTES
                    {settings: 1} ; PREFERENCES
                    {settings: {preferences: 1}} ; PREFERENCES
                    {oauth: 1} ; AUTHORIZED_CLIENTS
                    {oauth: {}} ; AUTHORIZED_CLIENTS
                    {services: 'x'} ; SERVICES
                    {services: {password: 'x'}} ; PASSWORD
                    {services: {email2fa: 1}} ; EMAIL_TWO_FACTOR
                    {services: {totp: 1}} ; TOTP
                    {services: {resume: 1}} ; LOGIN_TOKENS
                    {services: {resume: {loginTokens: 1}}} ; LOGIN_TOKENS
                    {services: {email: 1}} ; VERIFICATION_TOKENS
                    {services: {email: {verificationTokens: {}}}} ; VERIFICATION_TOKENS
                    {passwordExists: 'x'} ; PASSWORD
                    {serviceNames: {}} ; SERVICE_NAMES
                    {rooms: []} ; ROOMS
                    {unknown: 1} ; USERNAME
                    """)
    void takesAnotherTypeForMissing(String json, UserField field) {
        assertThat(user(json).value(field)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            quoteCharacter = '`',
            textBlock =
                    """
                    {_id: 'a'} ; a
                    {_id: 5} ; 5
                    {_id: 5.0} ; 5
                    {_id: 5.25} ; 5.25
                    {_id: 1e17} ; 100000000000000000
                    {_id: {$numberLong: '9007199254740993'}} ; 9007199254740993
                    {_id: true} ; true
                    {_id: {$oid: '0123456789abcdef01234567'}} ; 0123456789abcdef01234567
                    {_id: {$date: '2024-01-02T03:04:05Z'}} ; 2024-01-02T03:04:05Z
                    {_id: null} ; ``
                    {_id: {a: 1}} ; ``
                    {_id: []} ; ``
                    {} ; ``
                    """)
    void readsTheTextOfTheId(String json, String id) {
        assertThat(user(json).id()).isEqualTo(id);
    }

    @Test
    void makesACallerOfAUser() {
        StoredUser user =
                user(
                        "{_id: 'a', username: 'ada', roles: ['x', 'y'],"
                                + " emails: [{address: 'A@b.c'}],"
                                + " importIds: ['i'], freeSwitchExtension: '7'}");
        assertThat(Caller.of(user))
                .isEqualTo(
                        new Caller(
                                "a",
                                Optional.of("ada"),
                                Set.of("x", "y"),
                                List.of("A@b.c"),
                                Set.of("i"),
                                Optional.of("7")));
    }
}
