package dev.rollcall.directory;

import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.FieldType.Subscription;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserKey;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserStore;
import dev.rollcall.user.UserStore.UserLists;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Users in memory, each with one room; keeps a log of what it is asked. Gives whole users, whatever
 * the projection.
 */
final class FakeUserStore implements UserStore, UserStore.Rooms, UserLists {

    final List<String> log = new ArrayList<>();
    final List<UserQuery> queries = new ArrayList<>();
    final List<Projection> projections = new ArrayList<>();
    Function<UserFilter, Uni<Long>> counting = filter -> Uni.createFrom().item(42L);
    Predicate<UserQuery> served = query -> true;
    Function<UserQuery, Multi<StoredUser>> listing = query -> Multi.createFrom().iterable(users());
    private final List<StoredUser> users = new ArrayList<>();

    private List<StoredUser> users() {
        return users;
    }

    void add(StoredUser user) {
        users.add(user);
    }

    @Override
    public Uni<Optional<StoredUser>> find(UserKey key, Projection projection) {
        return Uni.createFrom()
                .item(
                        () -> {
                            log.add("find " + key.kind().parameter() + " " + key.value());
                            projections.add(projection);
                            return users.stream().filter(user -> has(user, key)).findFirst();
                        });
    }

    private static boolean has(StoredUser user, UserKey key) {
        return switch (key.kind()) {
            case USER_ID -> user.id().equals(key.value());
            case USERNAME -> user.text(UserField.USERNAME).equals(Optional.of(key.value()));
            case IMPORT_ID -> user.texts(UserField.IMPORT_IDS).contains(key.value());
            case EMAIL ->
                    user.emails().stream().map(EmailAddress::address).anyMatch(key.value()::equals);
            case FREE_SWITCH_EXTENSION ->
                    user.text(UserField.FREE_SWITCH_EXTENSION).equals(Optional.of(key.value()));
        };
    }

    @Override
    public Multi<StoredUser> list(UserQuery query, Projection projection) {
        queries.add(query);
        projections.add(projection);
        return listing.apply(query);
    }

    @Override
    public boolean isServedByIndex(UserQuery query) {
        return served.test(query);
    }

    @Override
    public Uni<Long> count(UserFilter filter) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            log.add("count " + FilterText.of(filter));
                            return counting.apply(filter);
                        });
    }

    @Override
    public Uni<List<Subscription>> subscriptions(String userId) {
        return Uni.createFrom()
                .item(
                        () -> {
                            log.add("rooms " + userId);
                            return List.of(room(userId));
                        });
    }

    static Subscription room(String userId) {
        return new Subscription(
                "room of " + userId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
