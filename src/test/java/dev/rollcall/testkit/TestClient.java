package dev.rollcall.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rollcall.address.WorkspaceAddress;

/**
 * The tests' own connection to the database, by the URL that the service gets too. The driver
 * leaves {@code tlsCAFile} to its user, so it is followed as the service does.
 */
final class TestClient {

    private TestClient() {}

    static MongoClient of(MongoUrl url) {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(url.text()));
        new WorkspaceAddress(url.text())
                .trust()
                .ifPresent(trusted -> settings.applyToSslSettings(tls -> tls.context(trusted)));
        return MongoClients.create(settings.build());
    }
}
