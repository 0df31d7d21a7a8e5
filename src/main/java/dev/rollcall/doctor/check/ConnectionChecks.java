package dev.rollcall.doctor.check;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.server.Probe;
import dev.rollcall.doctor.server.Refusal;
import dev.rollcall.text.FewNames;
import dev.rollcall.text.PlainText;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** Whether a server is there, and is what the address says. */
final class ConnectionChecks {

    static final String REACHED = "RC-CON-01";
    static final String TLS = "RC-CON-02";
    static final String TOPOLOGY = "RC-CON-03";
    static final String SIGNED_IN = "RC-CON-04";

    static final List<Check> ALL =
            List.of(
                    new Check(REACHED, Category.CONNECTION, List.of(), ConnectionChecks::reached),
                    new Check(TLS, Category.CONNECTION, List.of(REACHED), ConnectionChecks::tls),
                    new Check(
                            TOPOLOGY,
                            Category.CONNECTION,
                            List.of(TLS),
                            ConnectionChecks::topology),
                    new Check(
                            SIGNED_IN,
                            Category.CONNECTION,
                            List.of(TOPOLOGY),
                            ConnectionChecks::signedIn),
                    new Check(
                            "RC-CON-05",
                            Category.CONNECTION,
                            List.of(SIGNED_IN),
                            ConnectionChecks::version));

    private ConnectionChecks() {}

    private static Finding reached(Examined examined) {
        List<ServerAddress> all = examined.probe().addresses();
        List<ServerAddress> absent =
                all.stream().filter(address -> !examined.probe().reaches(address)).toList();
        if (absent.size() == all.size()) {
            return Finding.unknown(
                    "No server of MONGO_URL can be connected to: " + names(absent) + ".",
                    "Set the host and port of MONGO_URL, start the server, or let a network policy or firewall pass.");
        }
        return absent.isEmpty()
                ? Finding.ok("Connections are accepted by " + names(all) + ".")
                : Finding.warning(
                        "Of the servers of MONGO_URL, these cannot be connected to: "
                                + names(absent)
                                + ".",
                        "Start them, or take them out of MONGO_URL.");
    }

    private static Finding tls(Examined examined) {
        Probe probe = examined.probe();
        String with = probe.wantsTls() ? "with TLS" : "without TLS";
        if (!probe.greetings().isEmpty()) {
            return Finding.ok(
                    "The server speaks MongoDB's protocol " + with + ", as MONGO_URL says.");
        }
        ServerAddress server = firstReached(probe);
        if (probe.wantsTls()) {
            return probe.plainGreeting(server).isPresent()
                    ? Finding.error(
                            "MONGO_URL asks for TLS, and " + name(server) + " speaks none.",
                            "Take tls=true out of MONGO_URL, or switch TLS on at the server.")
                    : withoutTrust(probe, server);
        }
        return probe.tls(server) == Probe.Tls.NONE
                ? silent(server)
                : Finding.error(
                        name(server) + " wants TLS, and MONGO_URL does not ask for it.",
                        "Add tls=true to the options of MONGO_URL, and tlsCAFile=FILE if the authority is your own.");
    }

    private static Finding withoutTrust(Probe probe, ServerAddress server) {
        return probe.tls(server) == Probe.Tls.NOT_TRUSTED
                ? Finding.error(
                        "The certificate of " + name(server) + " is not trusted.",
                        "Add tlsCAFile=FILE to MONGO_URL, with the authority's certificate as PEM, and name the host as the certificate does.")
                : silent(server);
    }

    private static Finding silent(ServerAddress server) {
        return Finding.unknown(
                name(server) + " accepts connections and does not answer as a MongoDB does.",
                "Set the port of MONGO_URL to MongoDB's own, or look at the server's log.");
    }

    private static ServerAddress firstReached(Probe probe) {
        return probe.addresses().stream().filter(probe::reaches).findFirst().orElseThrow();
    }

    private static Finding topology(Examined examined) {
        ConnectionString url = examined.url();
        List<ServerDescription> servers = examined.probe().greetings();
        Set<String> sets =
                servers.stream()
                        .flatMap(server -> Optional.ofNullable(server.getSetName()).stream())
                        .map(PlainText::of)
                        .collect(Collectors.toSet());
        return Optional.ofNullable(url.getRequiredReplicaSetName())
                .map(name -> ofTheSet(PlainText.of(name), sets, examined.probe(), servers))
                .orElseGet(() -> ofNoSet(url, sets, examined.probe(), servers));
    }

    private static Finding ofTheSet(
            String wanted, Set<String> sets, Probe probe, List<ServerDescription> servers) {
        if (sets.isEmpty()) {
            return Finding.error(
                    "MONGO_URL says replicaSet="
                            + wanted
                            + ", and the server is in no replica set.",
                    "Take replicaSet=" + wanted + " out of MONGO_URL.");
        }
        return sets.equals(Set.of(wanted))
                ? members(wanted, probe, servers)
                : Finding.error(
                        "MONGO_URL says replicaSet="
                                + wanted
                                + ", and the server is in the replica set "
                                + String.join(", ", sets)
                                + ".",
                        "Set replicaSet=" + sets.iterator().next() + " in MONGO_URL.");
    }

    private static Finding ofNoSet(
            ConnectionString url, Set<String> sets, Probe probe, List<ServerDescription> servers) {
        if (servers.stream().anyMatch(server -> server.getType() == ServerType.SHARD_ROUTER)) {
            return Finding.ok("A sharded cluster, reached by its router.");
        }
        if (sets.isEmpty()) {
            return Finding.ok("One server, in no replica set, as MONGO_URL says.");
        }
        String name = sets.iterator().next();
        if (Boolean.TRUE.equals(url.isDirectConnection())) {
            return Finding.ok(
                    "One member of the replica set "
                            + name
                            + ", directly, as MONGO_URL says by directConnection=true.");
        }
        return url.getHosts().size() > 1
                ? members(name, probe, servers)
                : Finding.warning(
                        "MONGO_URL names one member of the replica set "
                                + name
                                + " and not the set: without this member nothing is served.",
                        "Name several members in MONGO_URL and add replicaSet=" + name + ".");
    }

    /** A driver connects to the members by the names that the set itself gives them. */
    private static Finding members(String name, Probe probe, List<ServerDescription> servers) {
        List<ServerAddress> members =
                servers.stream()
                        .flatMap(server -> server.getHosts().stream())
                        .distinct()
                        .map(ServerAddress::new)
                        .toList();
        List<ServerAddress> absent =
                members.stream().filter(member -> !probe.reaches(member)).toList();
        String set = "The replica set " + name + " of " + names(members);
        if (absent.isEmpty()) {
            return Finding.ok(set + ", as MONGO_URL says.");
        }
        String hidden =
                set
                        + " calls members by names that cannot be connected to from here: "
                        + names(absent);
        String cure =
                "Make these names known here, start the members, or connect to one member by directConnection=true.";
        return absent.size() == members.size()
                ? Finding.error(hidden + ".", cure)
                : Finding.warning(hidden + ".", cure);
    }

    private static Finding signedIn(Examined examined) {
        try {
            examined.database().run(new Document("ping", 1));
            return Finding.ok(
                    Optional.ofNullable(examined.url().getCredential())
                            .map(login -> "The server takes the user and password of MONGO_URL.")
                            .orElse("The server answers without a user and a password."));
        } catch (MongoSecurityException refused) {
            return Finding.error(
                    UnavailableReason.CREDENTIALS_REFUSED.sentence() + ".",
                    "Set both as the server knows them, percent-encoded, and authSource to the database that the user was made in.");
        } catch (MongoException unanswered) {
            return Finding.error(
                    "The server answers no command: " + Refusal.words(unanswered) + ".",
                    "Look at the server's log; with readPreference=primary a primary has to be elected.");
        }
    }

    private static Finding version(Examined examined) {
        Document build = examined.database().run(new Document("buildInfo", 1));
        String version = PlainText.of(build.get("version", "of an unknown version"));
        return Finding.ok(
                build.get("ferretdb") instanceof Document ferret
                        ? "FerretDB "
                                + PlainText.of(ferret.get("version", ""))
                                + ", which answers as MongoDB "
                                + version
                                + "."
                        : "MongoDB " + version + ".");
    }

    /** The name server may have chosen it. */
    private static String name(ServerAddress address) {
        return PlainText.of(address);
    }

    private static String names(List<ServerAddress> addresses) {
        return FewNames.of(
                        addresses.stream().map(ServerAddress::toString).toList(),
                        Finding.MOST_NAMED)
                .words();
    }
}
