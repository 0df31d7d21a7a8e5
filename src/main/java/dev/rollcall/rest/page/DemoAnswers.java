package dev.rollcall.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.directory.FindUser;
import dev.rollcall.directory.FindUser.UserLookup;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.explain.Example;
import dev.rollcall.explain.View;
import dev.rollcall.rest.rendering.UserInfoRendering;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import dev.rollcall.visibility.VisibleUser;
import dev.rollcall.workspace.LiveWorkspace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks users.info as a caller of the demo, with that caller's public token and by the same use case
 * and rendering, so that the explained answer is the one that is sent.
 */
@Singleton
final class DemoAnswers {

    private final FindUser findUser;
    private final LiveWorkspace workspace;
    private final ObjectMapper json;

    DemoAnswers(FindUser findUser, LiveWorkspace workspace, ObjectMapper json) {
        this.findUser = findUser;
        this.workspace = workspace;
        this.json = json;
    }

    Uni<Example> of(View.Asked asked) {
        UserLookup lookup = new UserLookup(new UserKey(UserKey.Kind.USERNAME, asked.user()), false);
        return workspace.fresh().chain(known -> asked(caller(asked), lookup, known.rules()));
    }

    private Uni<Example> asked(DemoCaller caller, UserLookup lookup, WorkspaceRules known) {
        return findUser.authenticate(
                        new Credentials.TokenPair(caller.id(), caller.token()), Optional.of(lookup))
                .chain(
                        session ->
                                findUser.find(session, lookup)
                                        .map(user -> example(session, lookup, user, known))
                                        .onFailure(DirectoryFailure.UserNotFound.class)
                                        .recoverWithItem(
                                                () ->
                                                        Example.notFound(
                                                                session.permissions(), known)));
    }

    private static DemoCaller caller(View.Asked asked) {
        return Arrays.stream(DemoCaller.values())
                .filter(caller -> caller.username().equals(asked.caller()))
                .findFirst()
                .orElseThrow();
    }

    private Example example(
            Session session, UserLookup lookup, VisibleUser user, WorkspaceRules known) {
        Relation asked =
                session.caller().isAddressedBy(lookup.key()) ? Relation.SELF : Relation.OTHER;
        Relation relation = asked.refined(user.id().equals(session.caller().id()));
        return new Example(relation, session.permissions(), known, Optional.of(values(user)));
    }

    /** The members of the answer, by the field that each is. */
    private Map<UserField, String> values(VisibleUser user) {
        JsonNode answer = json.valueToTree(UserInfoRendering.model(user));
        Map<UserField, String> values = new EnumMap<>(UserField.class);
        for (UserField field : UserField.values()) {
            JsonNode value = answer.at("/" + field.path().replace('.', '/'));
            if (!value.isMissingNode()) {
                values.put(field, value.toString());
            }
        }
        return values;
    }
}
