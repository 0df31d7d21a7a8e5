package dev.rollcall.testkit;

import com.mongodb.ConnectionString;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a service and its database: passes everything on, counts the commands by their
 * names, and can be cut. Takes one server, spoken to in the clear.
 */
public final class CommandTap implements AutoCloseable {

    private static final int HEADER = 16;
    private static final int OP_MSG = 2013;

    /** Where a message's first document begins: after the flags and the kind of its section. */
    private static final int DOCUMENT = 5;

    /** Where a document's first name begins: after its length and the type of the member. */
    private static final int NAME = DOCUMENT + 5;

    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private CommandTap(ServerSocket entrance, String host, int port) {
        this.entrance = entrance;
        this.host = host;
        this.port = port;
    }

    /** A tap before the server that a connection string names. */
    public static CommandTap before(String url) {
        String[] address = new ConnectionString(url).getHosts().get(0).split(":");
        try {
            ServerSocket entrance = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
            CommandTap tap = new CommandTap(entrance, address[0], Integer.parseInt(address[1]));
            start(tap::accept);
            return tap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same connection string with the way through the tap. */
    public String through(String url) {
        // A driver that looks for the members of a set would find a way around.
        String direct = url.replaceAll("replicaSet=[^&]*", "directConnection=true");
        return direct.replace(host + ":" + port, "127.0.0.1:" + entrance.getLocalPort());
    }

    /** How many commands of this name have passed. */
    public int count(String command) {
        return counts.getOrDefault(command, 0);
    }

    /** Ends every connection; new ones are refused. */
    public void cut() {
        close();
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket service = entrance.accept();
            Socket database = new Socket(host, port);
            // Or each of thousands of small messages would wait for the one before to be confirmed.
            service.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            sockets.add(service);
            sockets.add(database);
            start(() -> passRequests(service, database));
            start(() -> passAnswers(database, service));
        }
    }

    private void passRequests(Socket service, Socket database) throws IOException {
        try (service;
                database) {
            DataInputStream in = new DataInputStream(service.getInputStream());
            OutputStream out = database.getOutputStream();
            while (true) {
                byte[] header = in.readNBytes(HEADER);
                if (header.length < HEADER) {
                    return;
                }
                ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
                byte[] body = in.readNBytes(fields.getInt(0) - HEADER);
                if (fields.getInt(12) == OP_MSG) {
                    counts.merge(command(body), 1, Integer::sum);
                }
                out.write(header);
                out.write(body);
                out.flush();
            }
        }
    }

    private static String command(byte[] body) {
        int end = NAME;
        while (body[end] != 0) {
            end++;
        }
        return new String(body, NAME, end - NAME, StandardCharsets.UTF_8);
    }

    private static void passAnswers(Socket database, Socket service) throws IOException {
        try (database;
                service) {
            InputStream in = database.getInputStream();
            in.transferTo(service.getOutputStream());
        }
    }

    /** An end of a connection is no failure here. */
    private static void start(Passing passing) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                passing.run();
                            } catch (IOException ended) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "command-tap");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Passing {

        void run() throws IOException;
    }
}
