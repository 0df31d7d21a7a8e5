package dev.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.rollcall.directory.UserPage;
import dev.rollcall.rest.error.RequestFailure.TooManyLists;
import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.junit.jupiter.api.Test;

/** There are two places here. */
class UnboundedListsTest {

    private final UnboundedLists lists = new UnboundedLists(StandInSettings.withUnboundedLists(2));

    private static UserPage page(Multi<VisibleUser> users, boolean bounded) {
        return new UserPage(users, bounded, 0, Uni.createFrom().item(0L));
    }

    private static Multi<VisibleUser> endless() {
        return Multi.createFrom().nothing();
    }

    private UserPage unbounded(Multi<VisibleUser> users) {
        return lists.counted(page(users, false));
    }

    private static Cancellable read(UserPage page) {
        return page.users().subscribe().with(user -> {}, failure -> {});
    }

    private void assertPlaces(int free) {
        for (int n = 0; n < free; n++) {
            unbounded(endless());
        }
        assertThatExceptionOfType(TooManyLists.class).isThrownBy(() -> unbounded(endless()));
    }

    @Test
    void areAsManyAsThereArePlaces() {
        assertPlaces(2);
    }

    @Test
    void aListWithABoundTakesNoPlace() {
        assertPlaces(2);
        assertThatNoException().isThrownBy(() -> lists.counted(page(endless(), true)));
    }

    @Test
    void takeAPlaceBeforeTheyAreRead() {
        unbounded(endless());
        assertPlaces(1);
    }

    @Test
    void giveThePlaceBackWhenTheyHaveBeenRead() {
        read(unbounded(Multi.createFrom().items(VisibleUsers.named("jane"))));
        assertPlaces(2);
    }

    @Test
    void giveThePlaceBackWhenTheyFail() {
        read(unbounded(Multi.createFrom().failure(new IllegalStateException("down"))));
        assertPlaces(2);
    }

    @Test
    void giveThePlaceBackOnceWhenTheyAreGivenUp() {
        Cancellable reading = read(unbounded(endless()));
        reading.cancel();
        reading.cancel();
        assertPlaces(2);
    }

    /** A list that is read twice, as nobody should, still has one place. */
    @Test
    void giveOnlyOnePlaceBack() {
        UserPage page = unbounded(Multi.createFrom().empty());
        read(page);
        read(page);
        assertPlaces(2);
    }
}
