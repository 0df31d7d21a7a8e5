package dev.rollcall.doctor.plan;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.Collation;
import dev.rollcall.caller.Permission;
import dev.rollcall.doctor.plan.ServiceCommands.ExplainedCommand.CommandFactory;
import dev.rollcall.mongo.list.UnsentCommands;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.plan.PlannedCommand.Hint;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.mongo.user.UserProjection;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserKey;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserQuery.SortKey;
import dev.rollcall.workspace.Workspace.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Every kind of command that the service sends, made by the service's own queries. */
public final class ServiceCommands {

    private static final String USERS = "users";
    private static final String SUBSCRIPTIONS = "rocketchat_subscription";
    private static final String ACCESS_TOKENS = "rocketchat_oauth_access_tokens";
    private static final String PERMISSIONS = "rocketchat_permissions";
    private static final String SETTINGS = "rocketchat_settings";
    private static final Optional<String> BY_ID = Optional.empty();
    private static final int PAGE = 50;

    /** The fields of others that a regular caller sees. */
    private static final Projection SHOWN =
            new Projection(
                    Map.of(
                            UserField.USERNAME, Representation.PLAIN,
                            UserField.NAME, Representation.PLAIN,
                            UserField.STATUS, Representation.PLAIN,
                            UserField.ACTIVE, Representation.PLAIN,
                            UserField.UTC_OFFSET, Representation.PLAIN),
                    Set.of());

    // spotless:off
    private static final List<ExplainedCommand> ALL = List.of(
            one("RC-PLN-01", "a login token", USERS, BY_ID,
                    sample -> user(WorkspaceQueries.userByTokenHash(sample.value("_id"), "none"), Optional.empty())),
            one("RC-PLN-02", "a bearer token", ACCESS_TOKENS, Optional.of("accessToken_1"),
                    sample -> find(ACCESS_TOKENS, WorkspaceQueries.accessToken("none", Instant.now()))
                            .append("projection", WorkspaceQueries.HOLDER).append("limit", 1)),
            one("RC-PLN-03", "the holder of a bearer token", USERS, BY_ID,
                    sample -> user(WorkspaceQueries.activeUser(sample.value("_id")), Optional.empty())),
            lookup("RC-PLN-04", "a user by id", BY_ID, UserKey.Kind.USER_ID, "_id"),
            lookup("RC-PLN-05", "a user by user name", Optional.of("username_1"), UserKey.Kind.USERNAME, "username"),
            lookup("RC-PLN-06", "a user by the id of an import", Optional.of("importIds_1"), UserKey.Kind.IMPORT_ID, "importIds"),
            lookup("RC-PLN-07", "a user by e-mail address", Optional.of("emails.address_insensitive"), UserKey.Kind.EMAIL, "emails"),
            lookup("RC-PLN-08", "a user by extension", Optional.of("freeSwitchExtension_1"), UserKey.Kind.FREE_SWITCH_EXTENSION, "freeSwitchExtension"),
            one("RC-PLN-09", "the rooms of a user", SUBSCRIPTIONS, Optional.of("u._id_1_name_1_t_1"),
                    sample -> find(SUBSCRIPTIONS, WorkspaceQueries.roomsOf(sample.value("_id")))
                            .append("projection", WorkspaceQueries.ROOM).append("sort", WorkspaceQueries.BY_TYPE_AND_NAME)),
            one("RC-PLN-10", "permissions", PERMISSIONS, BY_ID,
                    sample -> find(PERMISSIONS, WorkspaceQueries.permissions(permissions()))
                            .append("projection", WorkspaceQueries.ROLES)),
            one("RC-PLN-11", "settings by name", SETTINGS, BY_ID,
                    sample -> settings(WorkspaceQueries.settings(Settings.NAMES))),
            one("RC-PLN-12", "default preferences", SETTINGS, BY_ID,
                    sample -> settings(WorkspaceQueries.settingsFrom(Settings.DEFAULT_PREFERENCES))),
            page("RC-PLN-13", "a list by user name", "username_1", UserField.USERNAME, true),
            page("RC-PLN-14", "a list by user name, backwards", "username_1", UserField.USERNAME, false),
            page("RC-PLN-15", "a list by name", "name_1", UserField.NAME, true),
            page("RC-PLN-16", "a list by creation", "createdAt_1", UserField.CREATED_AT, true),
            page("RC-PLN-17", "a list by last login, backwards", "lastLogin_1", UserField.LAST_LOGIN, false),
            page("RC-PLN-18", "a list by status", "rollcall_status_active", UserField.STATUS, true),
            new ExplainedCommand("RC-PLN-19", "a list of those with an e-mail address", USERS, Optional.of("emails.address_insensitive"),
                    sample -> parts(new UserQuery(new UserFilter.WithEmail(sample.value("emails")),
                            order(UserField.USERNAME, true), 0, OptionalLong.of(PAGE), ""), sample)),
            new ExplainedCommand("RC-PLN-20", "a thousand user names, to count them", USERS, Optional.of("username_1"),
                    sample -> learning(UnsentCommands.hop(sample.indexes()))),
            new ExplainedCommand("RC-PLN-21", "who has no user name", USERS, Optional.of("rollcall_without_username"),
                    sample -> learning(UnsentCommands.nameless(sample.indexes()))));
    // spotless:on

    private ServiceCommands() {}

    public static List<ExplainedCommand> all() {
        return ALL;
    }

    private static ExplainedCommand one(
            String id,
            String what,
            String collection,
            Optional<String> index,
            Function<Sample, Document> command) {
        return new ExplainedCommand(
                id, what, collection, index, sample -> List.of(bson(command.apply(sample))));
    }

    private static ExplainedCommand lookup(
            String id, String what, Optional<String> index, UserKey.Kind kind, String member) {
        return one(
                id,
                what,
                USERS,
                index,
                sample -> {
                    UserKey key = new UserKey(kind, sample.value(member));
                    return user(WorkspaceQueries.userByKey(key), WorkspaceQueries.collation(key));
                });
    }

    private static ExplainedCommand page(
            String id, String what, String index, UserField field, boolean ascending) {
        CommandFactory commands =
                sample ->
                        parts(
                                new UserQuery(
                                        new UserFilter.Listed(false),
                                        order(field, ascending),
                                        0,
                                        OptionalLong.of(PAGE),
                                        ""),
                                sample);
        return new ExplainedCommand(id, what, USERS, Optional.of(index), commands);
    }

    private static List<SortKey> order(UserField field, boolean ascending) {
        return List.of(new SortKey(FieldPath.of(field), ascending));
    }

    private static Document user(Bson filter, Optional<Collation> collation) {
        Document command =
                find(USERS, filter)
                        .append("projection", UserProjection.document(SHOWN))
                        .append("limit", 1);
        collation.ifPresent(rules -> command.append("collation", rules.asDocument()));
        return command;
    }

    private static Document settings(Bson filter) {
        return find(SETTINGS, filter)
                .append("projection", WorkspaceQueries.VALUE)
                .append("sort", WorkspaceQueries.BY_ID);
    }

    private static Document find(String collection, Bson filter) {
        return new Document("find", collection).append("filter", filter);
    }

    private static Set<String> permissions() {
        return Arrays.stream(Permission.values()).map(Permission::id).collect(Collectors.toSet());
    }

    private static List<BsonDocument> parts(UserQuery query, Sample sample) {
        return UnsentCommands.page(query, sample.indexes()).stream()
                .map(ServiceCommands::aggregate)
                .toList();
    }

    private static BsonDocument aggregate(PlannedCommand part) {
        List<Bson> stages = new ArrayList<>(part.stages());
        stages.add(new Document("$project", UserProjection.document(SHOWN)));
        return bson(
                aggregate(
                        stages,
                        part.hint().map(Hint::keys),
                        part.collation().map(Collation::asDocument)));
    }

    private static List<BsonDocument> learning(List<UnsentCommands.Learning> commands) {
        return commands.stream()
                .map(command -> bson(aggregate(command.stages(), command.hint(), Optional.empty())))
                .toList();
    }

    private static Document aggregate(
            List<Bson> stages, Optional<Document> hint, Optional<BsonDocument> collation) {
        Document command =
                new Document("aggregate", USERS)
                        .append("pipeline", stages)
                        .append("cursor", new Document());
        hint.ifPresent(keys -> command.append("hint", keys));
        collation.ifPresent(rules -> command.append("collation", rules));
        return command;
    }

    private static BsonDocument bson(Document command) {
        return command.toBsonDocument(
                Document.class, MongoClientSettings.getDefaultCodecRegistry());
    }

    /**
     * One kind of command that the service sends.
     *
     * @param id the check that explains it
     * @param what what the service reads by it
     * @param index the name of the needed index that it relies on, if not the one on ids
     * @param commands what is sent for it, one after another
     */
    public record ExplainedCommand(
            String id,
            String what,
            String collection,
            Optional<String> index,
            CommandFactory commands) {

        /** Makes the commands once the workspace is known. */
        public interface CommandFactory {

            /** The commands, with values that this workspace has. */
            List<BsonDocument> of(Sample sample);
        }
    }
}
