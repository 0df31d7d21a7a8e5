package dev.rollcall.mongo.list.count;

import dev.rollcall.index.NeededIndexes;
import java.util.List;
import java.util.function.Predicate;

/**
 * The users without a user name, whom no index of Rocket.Chat finds. They are few, because users
 * choose one when they register. So their ids are remembered, and they are read by id.
 */
public final class NamelessUsers {

    /** If there are more of them, lists are read and counted without this knowledge. */
    public static final int MOST = NeededIndexes.MOST_WITHOUT_USERNAME;

    private final boolean tooMany;
    private final List<Object> all;
    private final List<Object> listed;
    private final List<Object> listedOrWithAddress;

    private NamelessUsers(List<Nameless> users, boolean tooMany) {
        this.tooMany = tooMany;
        this.all = ids(users, user -> true);
        this.listed = ids(users, Nameless::hasName);
        this.listedOrWithAddress = ids(users, user -> user.hasName() || user.hasAddress());
    }

    /** These users, in the order of their ids. */
    public static NamelessUsers of(List<Nameless> users) {
        return users.size() > MOST
                ? new NamelessUsers(List.of(), true)
                : new NamelessUsers(users, false);
    }

    /**
     * One user without a user name.
     *
     * @param hasName whether a list contains the user because of a name
     * @param hasAddress whether a list contains the user because of an e-mail address, if addresses
     *     count
     */
    record Nameless(Object id, boolean hasName, boolean hasAddress) {}

    /** Whether they are too many to be remembered. */
    boolean tooMany() {
        return tooMany;
    }

    /** Whether their order is known: ids of several types have an order of the server's own. */
    public boolean areInOrder() {
        return all.stream().allMatch(String.class::isInstance);
    }

    /** The ids of all of them, in their order. */
    public List<Object> ids() {
        return all;
    }

    /** The ids of those that a list contains, in their order. */
    public List<Object> listed(boolean orWithEmail) {
        return orWithEmail ? listedOrWithAddress : listed;
    }

    private static List<Object> ids(List<Nameless> users, Predicate<Nameless> wanted) {
        return users.stream().filter(wanted).map(Nameless::id).toList();
    }
}
