package dev.rollcall.mongo.list.count;

import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.count.NamelessUsers.Nameless;
import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Finds the users without a user name: by this service's index if it exists, else by reading all
 * users, in pieces that are small enough for one command each.
 */
public final class NamelessSearch {

    static final int PIECE = 10_000;

    private static final String ID = "_id";
    private static final String USERNAME = "username";
    private static final String INDEX = "rollcall_without_username";
    private static final Document BY_ID = new Document(ID, 1);
    private static final Bson WITHOUT = Filters.not(Filters.gte(USERNAME, ""));

    /** The pieces compare ids as texts; imports may have used ids of other types. */
    private static final Bson WITH_ANOTHER_ID =
            Filters.and(Filters.not(Filters.gte(ID, "")), WITHOUT);

    private final ListCommands users;

    public NamelessSearch(ListCommands users) {
        this.users = users;
    }

    public Uni<NamelessUsers> learn() {
        return users.index(INDEX).map(this::byIndex).orElseGet(this::inPieces);
    }

    /**
     * The index holds users without a user name; users whose user name is not a text are in
     * Rocket.Chat's index.
     */
    private Uni<NamelessUsers> byIndex(Document index) {
        return Uni.combine()
                .all()
                .unis(
                        found(Filters.eq(USERNAME, null), Optional.of(index)),
                        found(Filters.and(Filters.ne(USERNAME, null), WITHOUT), Optional.empty()))
                .with(
                        (without, notText) -> {
                            List<Nameless> all = new ArrayList<>(without);
                            all.addAll(notText);
                            all.sort(Comparator.comparing(user -> user.id().toString()));
                            return NamelessUsers.of(all);
                        });
    }

    private Uni<NamelessUsers> inPieces() {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Search search = new Search();
                            return Uni.createFrom()
                                    .deferred(() -> piece(search))
                                    .repeat()
                                    .whilst(more -> more && search.mayGoOn())
                                    .collect()
                                    .last()
                                    .chain(end -> found(WITH_ANOTHER_ID, Optional.empty()))
                                    .invoke(search.found::addAll)
                                    .map(end -> NamelessUsers.of(search.found));
                        });
    }

    /** Reads the next piece; true if another one follows. */
    private Uni<Boolean> piece(Search search) {
        return users.learn(
                        List.of(
                                new Document("$match", after(search)),
                                new Document("$sort", BY_ID),
                                new Document("$skip", PIECE - 1),
                                new Document("$limit", 1),
                                new Document("$project", BY_ID)),
                        Optional.of(BY_ID))
                .chain(
                        end -> {
                            Bson piece =
                                    end.isEmpty()
                                            ? after(search)
                                            : Filters.and(
                                                    after(search), Filters.lte(ID, id(end.get(0))));
                            return found(Filters.and(piece, WITHOUT), Optional.empty())
                                    .invoke(search.found::addAll)
                                    .invoke(() -> search.reach(end))
                                    .replaceWith(!end.isEmpty());
                        });
    }

    private static Bson after(Search search) {
        return search.end.map(id -> Filters.gt(ID, id)).orElseGet(() -> Filters.gte(ID, ""));
    }

    private Uni<List<Nameless>> found(Bson filter, Optional<Document> index) {
        return users.learn(
                        List.of(
                                new Document("$match", filter),
                                new Document("$limit", NamelessUsers.MOST + 1),
                                new Document("$sort", BY_ID),
                                new Document(
                                        "$project", new Document("name", 1).append("emails", 1))),
                        index)
                .map(documents -> documents.stream().map(NamelessSearch::nameless).toList());
    }

    private static Nameless nameless(Document user) {
        return new Nameless(
                id(user), user.get("name") instanceof String, hasAddress(user.get("emails")));
    }

    /** Every stored document has an id, and the search goes on behind it. */
    private static Object id(Document user) {
        return Optional.ofNullable(user.get(ID))
                .orElseThrow(() -> new StoreUnavailableException(UnavailableReason.UNREADABLE));
    }

    private static boolean hasAddress(Object emails) {
        List<?> all = emails instanceof List<?> list ? list : List.of(emails == null ? "" : emails);
        return all.stream()
                .anyMatch(
                        email ->
                                email instanceof Document one
                                        && one.get("address") instanceof String);
    }

    private static final class Search {

        private final List<Nameless> found = new ArrayList<>();
        private Optional<Object> end = Optional.empty();

        boolean mayGoOn() {
            return found.size() <= NamelessUsers.MOST;
        }

        /** A piece that ends where the one before ended would be read for ever. */
        void reach(List<Document> last) {
            Optional<Object> next = last.stream().findFirst().map(NamelessSearch::id);
            if (next.isPresent() && next.equals(end)) {
                throw new StoreUnavailableException(UnavailableReason.UNREADABLE);
            }
            end = next;
        }
    }
}
