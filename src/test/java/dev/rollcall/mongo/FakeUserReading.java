package dev.rollcall.mongo;

import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserFilter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Commands that are answered by hand: each part gives the users whom its stages would give of a
 * workspace of so many with, so many without a user name. Remembers what it was asked.
 */
final class FakeUserReading implements UserReading {

    final List<UserFilter> counted = new ArrayList<>();
    final List<UserPart> read = new ArrayList<>();
    UserCount stored = UserCount.NOTHING;
    Function<UserFilter, Uni<UserCount>> counting = filter -> Uni.createFrom().item(() -> stored);

    @Override
    public Multi<StoredUser> read(UserPart part, Projection projection) {
        return Multi.createFrom()
                .deferred(
                        () -> {
                            read.add(part);
                            return Multi.createFrom()
                                    .iterable(names(part))
                                    .map(id -> StoredUser.withId(id).build());
                        });
    }

    @Override
    public Uni<UserCount> count(UserFilter filter) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            counted.add(filter);
                            return counting.apply(filter);
                        });
    }

    private List<String> names(UserPart part) {
        boolean without = part.filter().toString().contains("value=null");
        long size = without ? stored.withoutUsername() : stored.withUsername();
        long end = part.limit().isEmpty() ? size : part.skip() + part.limit().getAsLong();
        List<String> names = new ArrayList<>();
        for (long index = part.skip(); index < Math.min(size, end); index++) {
            names.add((without ? "-" : "u") + index);
        }
        return names;
    }
}
