package dev.rollcall.testkit;

import com.mongodb.ConnectionString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes on everything between a service and its database, counts the commands by their names, and
 * can be cut. Takes one server, spoken to in the clear.
 */
public final class CommandTap implements AutoCloseable {

    private final String server;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final DatabaseProxy proxy;

    private CommandTap(String server) {
        String[] address = server.split(":");
        this.server = server;
        this.proxy =
                DatabaseProxy.before(
                        new InetSocketAddress(address[0], Integer.parseInt(address[1])),
                        () -> new Counted(counts));
    }

    /** A tap before the server that a connection string names. */
    public static CommandTap before(String url) {
        return new CommandTap(new ConnectionString(url).getHosts().get(0));
    }

    /** The same connection string with the way through the tap. */
    public String through(String url) {
        // A driver that looks for the members of a set would find a way around.
        String direct = url.replaceAll("replicaSet=[^&]*", "directConnection=true");
        return direct.replace(server, "127.0.0.1:" + proxy.port());
    }

    /** How many commands of this name have passed. */
    public int count(String command) {
        return counts.getOrDefault(command, 0);
    }

    /** Ends every connection; new ones are refused. */
    public void cut() {
        proxy.close();
    }

    @Override
    public void close() {
        proxy.close();
    }

    private record Counted(Map<String, Integer> counts) implements DatabaseProxy.Passage {

        @Override
        public void commands(InputStream service, OutputStream database) throws IOException {
            WireMessage.forEach(
                    service,
                    message -> {
                        counts.merge(message.command().getFirstKey(), 1, Integer::sum);
                        database.write(message.bytes());
                    });
        }

        @Override
        public void replies(InputStream database, OutputStream service) throws IOException {
            database.transferTo(service);
        }
    }
}
