package dev.rollcall.demo.workspace;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.rollcall.demo.workspace.WorkspaceContents.DemoCollection;
import java.util.List;
import org.bson.Document;

/**
 * The indexes that Rocket.Chat itself creates on the collections that are read here, under their
 * own names. Those on members of an array are unique in Rocket.Chat but not here: the embedded
 * server finds nothing through such an index.
 */
public final class RocketChatIndexes {

    private static final Collation CASE_INSENSITIVE =
            Collation.builder().locale("en").collationStrength(CollationStrength.SECONDARY).build();

    private RocketChatIndexes() {}

    /** Creates the missing ones. */
    public static void create(MongoDatabase database) {
        DemoCollection.USERS.in(database).createIndexes(ofUsers());
        DemoCollection.SUBSCRIPTIONS.in(database).createIndexes(ofSubscriptions());
        DemoCollection.OAUTH_ACCESS_TOKENS.in(database).createIndexes(ofAccessTokens());
    }

    private static List<IndexModel> ofUsers() {
        return List.of(
                unique("username"),
                unique("services.password.reset.token"),
                unique("services.password.enroll.token"),
                unique("freeSwitchExtension"),
                sparse("emails.address"),
                sparse("services.resume.loginTokens.hashedToken"),
                sparse("services.email.verificationTokens.token"),
                sparse("roles"),
                sparse("type"),
                sparse("importIds"),
                plain("name"),
                plain("createdAt"),
                plain("lastLogin"),
                plain("status"),
                caseInsensitive("username"),
                caseInsensitive("emails.address"));
    }

    private static List<IndexModel> ofSubscriptions() {
        return List.of(
                new IndexModel(Indexes.ascending("rid", "u._id"), new IndexOptions().unique(true)),
                new IndexModel(Indexes.ascending("u._id", "name", "t")),
                plain("open"));
    }

    private static List<IndexModel> ofAccessTokens() {
        return List.of(plain("accessToken"), plain("refreshToken"), plain("userId"));
    }

    private static IndexModel plain(String field) {
        return new IndexModel(new Document(field, 1));
    }

    private static IndexModel sparse(String field) {
        return new IndexModel(new Document(field, 1), new IndexOptions().sparse(true));
    }

    private static IndexModel unique(String field) {
        return new IndexModel(new Document(field, 1), new IndexOptions().unique(true).sparse(true));
    }

    private static IndexModel caseInsensitive(String field) {
        IndexOptions options =
                new IndexOptions()
                        .name(field + "_insensitive")
                        .sparse(true)
                        .collation(CASE_INSENSITIVE);
        return new IndexModel(new Document(field, 1), options);
    }
}
