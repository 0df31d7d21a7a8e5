package dev.rollcall.directory;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.CallerStore;
import dev.rollcall.caller.HashedToken;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Callers whose token is {@code token of} and whose access token is {@code access of} their id. */
final class FakeCallerStore implements CallerStore {

    final List<Projection> lookUps = new ArrayList<>();
    private final Map<String, Identified> byId = new HashMap<>();

    void add(StoredUser user) {
        Caller caller =
                new Caller(
                        user.id(),
                        user.text(UserField.USERNAME),
                        Set.copyOf(user.texts(UserField.ROLES)),
                        user.emails().stream().map(EmailAddress::address).toList(),
                        Set.copyOf(user.texts(UserField.IMPORT_IDS)),
                        user.text(UserField.FREE_SWITCH_EXTENSION));
        byId.put(user.id(), new Identified(caller, user));
    }

    void remove(String id) {
        byId.remove(id);
    }

    @Override
    public Uni<Optional<Identified>> byLoginToken(
            String userId, HashedToken token, Projection own) {
        lookUps.add(own);
        return Uni.createFrom()
                .item(
                        Optional.ofNullable(byId.get(userId))
                                .filter(
                                        found ->
                                                token.equals(
                                                        HashedToken.of("token of " + userId))));
    }

    @Override
    public Uni<Optional<Identified>> byAccessToken(String accessToken, Projection own) {
        lookUps.add(own);
        return Uni.createFrom()
                .item(
                        byId.values().stream()
                                .filter(
                                        found ->
                                                accessToken.equals(
                                                        "access of " + found.caller().id()))
                                .findFirst());
    }
}
