package dev.rollcall.doctor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses by a name server, which here is a socket that answers with two kinds of records. */
class NameServerTest {

    private static final int SRV = 33;
    private static final int NO_SUCH_NAME = 3;
    private static final int HEADER = 12;

    private DatagramSocket socket;

    @BeforeEach
    void serve() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::answerAll, "name-server");
        serving.setDaemon(true);
        serving.start();
    }

    @AfterEach
    void close() {
        socket.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mongodb://a,b/chat                                      | mongodb://a,b/chat
                    mongodb+srv://chat.example/d                            | mongodb://db.chat.example:27018/d?replicaSet=rs0&tls=true
                    mongodb+srv://chat.example                              | mongodb://db.chat.example:27018/?replicaSet=rs0&tls=true
                    mongodb+srv://u:p%40w@chat.example/d?retryReads=false   | mongodb://u:p%40w@db.chat.example:27018/d?retryReads=false&replicaSet=rs0&tls=true
                    mongodb+srv://chat.example/d?tls=false&replicaset=own   | mongodb://db.chat.example:27018/d?tls=false&replicaset=own
                    mongodb+srv://chat.example/?srvServiceName=mongodb      | mongodb://db.chat.example:27018/?replicaSet=rs0&tls=true
                    """)
    void getTheServersThatItKnows(String address, String named) {
        assertThat(nameServer().named(address)).isEqualTo(named);
    }

    @Test
    void areRefusedIfItKnowsNone() {
        assertThatThrownBy(() -> nameServer().named("mongodb+srv://u:pa55word@unknown.example/d"))
                .isInstanceOf(MongoConfigurationException.class)
                .hasMessageNotContaining("pa55word");
    }

    private NameServer nameServer() {
        return new NameServer(vertx -> vertx.createDnsClient(socket.getLocalPort(), "127.0.0.1"));
    }

    private void answerAll() {
        byte[] room = new byte[512];
        try {
            while (!socket.isClosed()) {
                DatagramPacket asked = new DatagramPacket(room, room.length);
                socket.receive(asked);
                byte[] answer = answer(Arrays.copyOf(room, asked.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
            }
        } catch (IOException closed) {
            socket.close();
        }
    }

    /** The question, as RFC 1035 writes it, and one record, if the name is known. */
    private static byte[] answer(byte[] asked) throws IOException {
        int end = HEADER;
        while (asked[end] != 0) {
            end += asked[end] + 1;
        }
        end += 5;
        int type = asked[end - 3];
        boolean known = !new String(asked, StandardCharsets.US_ASCII).contains("unknown");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(asked, 0, 2);
        out.writeShort(0x8180 | (known ? 0 : NO_SUCH_NAME));
        out.writeShort(1);
        out.writeShort(known ? 1 : 0);
        out.writeInt(0);
        out.write(asked, HEADER, end - HEADER);
        if (known) {
            byte[] record = type == SRV ? server() : text("replicaSet=rs0");
            out.writeShort(0xC000 | HEADER);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(record.length);
            out.write(record);
        }
        return bytes.toByteArray();
    }

    private static byte[] server() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0);
        out.writeShort(5);
        out.writeShort(27_018);
        for (String label : "db.chat.example".split("\\.")) {
            out.write(text(label));
        }
        out.write(0);
        return bytes.toByteArray();
    }

    private static byte[] text(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(text.length());
        bytes.write(text.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
