package dev.rollcall.doctor.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ServerDescription;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.bson.Document;

/**
 * Probes each server of an address by itself, without a login. A driver that finds no server
 * reports only that it waited; each of these probes has one reason to fail.
 */
public final class Probe {

    private static final int TIMEOUT = 2_000;

    private final List<ServerAddress> addresses;
    private final boolean tlsOfTheUrl;
    private final Optional<SSLContext> trust;
    private final boolean anyHostName;
    private final Map<ServerAddress, Boolean> reached = new LinkedHashMap<>();
    private final Map<ServerAddress, Optional<ServerDescription>> greeted = new LinkedHashMap<>();

    /** How a server answers the beginning of a TLS connection. */
    public enum Tls {
        /** It speaks TLS, with a certificate that is trusted here. */
        TRUSTED,
        /** It speaks TLS, with a certificate that is not trusted here. */
        NOT_TRUSTED,
        /** It does not speak TLS. */
        NONE
    }

    public Probe(ConnectionString url, Optional<SSLContext> trust) {
        this.addresses = url.getHosts().stream().map(ServerAddress::new).toList();
        this.tlsOfTheUrl = Boolean.TRUE.equals(url.getSslEnabled());
        this.trust = trust;
        this.anyHostName = Boolean.TRUE.equals(url.getSslInvalidHostnameAllowed());
    }

    /** The servers that the address names. */
    public List<ServerAddress> addresses() {
        return addresses;
    }

    /** Whether the address asks for TLS. */
    public boolean wantsTls() {
        return tlsOfTheUrl;
    }

    /** Whether a connection to the server can be opened. */
    public boolean reaches(ServerAddress address) {
        return reached.computeIfAbsent(address, Probe::opens);
    }

    private static boolean opens(ServerAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT);
            return true;
        } catch (IOException | IllegalArgumentException unreachable) {
            return false;
        }
    }

    /** The server's description of itself, with TLS if the address asks for it. */
    public Optional<ServerDescription> greeting(ServerAddress address) {
        return greeted.computeIfAbsent(address, one -> greeting(one, tlsOfTheUrl));
    }

    /** The server's description of itself over a connection without TLS. */
    public Optional<ServerDescription> plainGreeting(ServerAddress address) {
        return greeting(address, false);
    }

    /** The descriptions of all servers that can be reached. */
    public List<ServerDescription> greetings() {
        return addresses.stream()
                .filter(this::reaches)
                .flatMap(address -> greeting(address).stream())
                .toList();
    }

    private Optional<ServerDescription> greeting(ServerAddress address, boolean tls) {
        MongoClientSettings settings =
                MongoClientSettings.builder()
                        .applicationName("rollcall-doctor")
                        .retryReads(false)
                        .applyToClusterSettings(
                                cluster ->
                                        cluster.hosts(List.of(address))
                                                .mode(ClusterConnectionMode.SINGLE)
                                                .serverSelectionTimeout(TIMEOUT, MILLISECONDS))
                        .applyToSocketSettings(
                                socket ->
                                        socket.connectTimeout(TIMEOUT, MILLISECONDS)
                                                .readTimeout(TIMEOUT, MILLISECONDS))
                        .applyToSslSettings(
                                ssl -> {
                                    ssl.enabled(tls).invalidHostNameAllowed(tls && anyHostName);
                                    trust.filter(context -> tls).ifPresent(ssl::context);
                                })
                        .build();
        try (MongoClient client = MongoClients.create(settings)) {
            greet(client);
            return client.getClusterDescription().getServerDescriptions().stream()
                    .filter(ServerDescription::isOk)
                    .findFirst();
        } catch (MongoException silent) {
            return Optional.empty();
        }
    }

    /** A server that refuses the command for lack of a login has greeted, too. */
    private static void greet(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new Document("hello", 1));
        } catch (MongoCommandException refused) {
            /* A server that refuses is there. */
        }
    }

    /** Begins a TLS connection and closes it. No secret is sent. */
    public Tls tls(ServerAddress address) {
        SSLSocketFactory sockets =
                trust.map(SSLContext::getSocketFactory)
                        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT);
            plain.setSoTimeout(TIMEOUT);
            try (SSLSocket socket =
                    (SSLSocket)
                            sockets.createSocket(
                                    plain, address.getHost(), address.getPort(), true)) {
                socket.startHandshake();
                return Tls.TRUSTED;
            }
        } catch (SSLException refused) {
            return isAboutTheCertificate(refused) ? Tls.NOT_TRUSTED : Tls.NONE;
        } catch (IOException | IllegalArgumentException silent) {
            return Tls.NONE;
        }
    }

    private static boolean isAboutTheCertificate(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }
}
