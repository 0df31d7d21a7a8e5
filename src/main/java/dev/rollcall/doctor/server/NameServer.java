package dev.rollcall.doctor.server;

import com.mongodb.MongoConfigurationException;
import dev.rollcall.address.WorkspaceAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.DnsClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks a name server for the servers of a {@code mongodb+srv} address. The driver leaves this to
 * the extension's client, which is part of the service and does not run here.
 */
public final class NameServer {

    private static final int PATIENCE_SECONDS = 5;

    private final Function<Vertx, DnsClient> maker;

    /** The name server of this machine. */
    public NameServer() {
        this(Vertx::createDnsClient);
    }

    NameServer(Function<Vertx, DnsClient> maker) {
        this.maker = maker;
    }

    /**
     * The address with its servers named, as {@code mongodb://}; any other address as it is.
     *
     * @throws MongoConfigurationException if the name server knows none
     */
    public String named(String address) {
        if (!address.startsWith(WorkspaceAddress.BY_NAME_SERVER)) {
            return address;
        }
        String rest = address.substring(WorkspaceAddress.BY_NAME_SERVER.length());
        String head = rest.split("[/?]", 2)[0];
        String path = rest.substring(head.length()).split("\\?", 2)[0];
        int login = head.lastIndexOf('@') + 1;
        String host = head.substring(login);
        return "mongodb://"
                + head.substring(0, login)
                + String.join(",", servers(host, rest))
                + (path.isEmpty() ? "/" : path)
                + "?"
                + String.join("&", options(host, given(rest)));
    }

    private List<String> servers(String host, String rest) {
        String service =
                given(rest).stream()
                        .filter(option -> isNamed(option, "srvServiceName"))
                        .map(option -> option.split("=", 2)[1])
                        .findFirst()
                        .orElse("mongodb");
        List<String> servers =
                asked(
                        client ->
                                client.resolveSRV("_" + service + "._tcp." + host)
                                        .map(
                                                records ->
                                                        records.stream()
                                                                .map(
                                                                        record ->
                                                                                record.target()
                                                                                                .replaceAll(
                                                                                                        "\\.$",
                                                                                                        "")
                                                                                        + ":"
                                                                                        + record
                                                                                                .port())
                                                                .toList()));
        if (servers.isEmpty()) {
            throw new MongoConfigurationException("No server is known");
        }
        return servers;
    }

    /** The options of the address outrank those that the name server adds. */
    private List<String> options(String host, List<String> given) {
        List<String> added =
                new ArrayList<>(
                        asked(client -> client.resolveTXT(host).otherwise(List.of())).stream()
                                .flatMap(text -> Arrays.stream(text.split("&")))
                                .toList());
        added.add("tls=true");
        return Stream.concat(
                        given.stream()
                                .filter(
                                        option ->
                                                !option.toLowerCase(Locale.ROOT).startsWith("srv")),
                        added.stream()
                                .filter(
                                        option ->
                                                given.stream()
                                                        .noneMatch(
                                                                own ->
                                                                        isNamed(
                                                                                own,
                                                                                option.split(
                                                                                                "=",
                                                                                                2)[
                                                                                        0]))))
                .toList();
    }

    private static List<String> given(String rest) {
        return rest.contains("?")
                ? Arrays.stream(rest.split("\\?", 2)[1].split("[&;]"))
                        .filter(option -> option.contains("="))
                        .toList()
                : List.of();
    }

    private static boolean isNamed(String option, String name) {
        return option.split("=", 2)[0].equalsIgnoreCase(name);
    }

    private List<String> asked(Function<DnsClient, Future<List<String>>> question) {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(1)
                                .setWorkerPoolSize(1)
                                .setInternalBlockingPoolSize(1));
        try {
            return question.apply(maker.apply(vertx))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoConfigurationException("Interrupted", e);
        } catch (ExecutionException | TimeoutException unanswered) {
            throw new MongoConfigurationException("No name server answered", unanswered);
        } finally {
            vertx.close();
        }
    }
}
