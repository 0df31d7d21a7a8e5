package dev.rollcall.directory;

import dev.rollcall.caller.CallerStore;
import dev.rollcall.caller.Credentials.HashedToken;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Callers whose token is {@code token of} and whose access token is {@code access of} their id. */
final class FakeCallerStore implements CallerStore {

    final List<Projection> lookUps = new ArrayList<>();
    private final Map<String, StoredUser> byId = new HashMap<>();

    void add(StoredUser user) {
        byId.put(user.id(), user);
    }

    void remove(String id) {
        byId.remove(id);
    }

    @Override
    public Uni<Optional<StoredUser>> byLoginToken(
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
    public Uni<Optional<StoredUser>> byAccessToken(String accessToken, Projection own) {
        lookUps.add(own);
        return Uni.createFrom()
                .item(
                        byId.values().stream()
                                .filter(found -> accessToken.equals("access of " + found.id()))
                                .findFirst());
    }
}
