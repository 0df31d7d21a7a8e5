package dev.rollcall.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A server that reads the head of one request, answers with a fixed text and hangs up. */
final class OneAnswerServer implements AutoCloseable {

    private final ServerSocket socket;
    private final CompletableFuture<String> request;

    private OneAnswerServer(ServerSocket socket, String answer) {
        this.socket = socket;
        this.request = CompletableFuture.supplyAsync(() -> serve(answer));
    }

    static OneAnswerServer answering(String answer) throws IOException {
        return new OneAnswerServer(
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), answer);
    }

    RawHttp client() {
        return new RawHttp("127.0.0.1", socket.getLocalPort());
    }

    /** The head of the request that came, as it came. */
    String request() {
        return request.join();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String serve(String answer) {
        try (Socket connection = socket.accept()) {
            String head = head(connection.getInputStream());
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            return head;
        } catch (IOException e) {
            return "nothing came: " + e.getMessage();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            head.write(octet);
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}
