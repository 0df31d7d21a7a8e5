package dev.rollcall.mongo.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.connection.NettyTransportSettings;
import com.mongodb.connection.TransportSettings;
import dev.rollcall.mongo.StandInConfiguration;
import dev.rollcall.mongo.connection.DriverSettings.SubstituteServer;
import dev.rollcall.mongo.list.command.ListClient;
import dev.rollcall.setting.RollcallConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the driver; the options of {@code MONGO_URL} come first. */
class DriverSettingsTest {

    private static MongoClientSettings settings(String url, SubstituteServer... standIns) {
        return driverSettings(url, standIns)
                .customize(
                        MongoClientSettings.builder()
                                .applyConnectionString(
                                        new ConnectionString(
                                                url.isEmpty() ? "mongodb://localhost" : url)))
                .build();
    }

    private static DriverSettings driverSettings(String url, SubstituteServer... standIns) {
        RollcallConfiguration configuration = StandInConfiguration.withUrl(url);
        WorkspaceUrl workspaceUrl = new WorkspaceUrl(configuration);
        return new DriverSettings(
                workspaceUrl,
                new Reachability(workspaceUrl),
                () -> Stream.of(standIns),
                configuration,
                new DriverMetrics(new SimpleMeterRegistry()));
    }

    @Test
    void limitsEveryWaitIfTheUrlDoesNot() {
        MongoClientSettings settings = settings("mongodb://h/chat");

        assertThat(settings.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
                .isEqualTo(2_000);
        assertThat(settings.getSocketSettings().getConnectTimeout(MILLISECONDS)).isEqualTo(2_000);
        assertThat(settings.getSocketSettings().getReadTimeout(MILLISECONDS)).isEqualTo(3_000);
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS))
                .isEqualTo(2_000);
        assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(50);
        assertThat(settings.getServerSettings().getHeartbeatFrequency(MILLISECONDS))
                .isEqualTo(1_000);
        assertThat(settings.getServerSettings().getMinHeartbeatFrequency(MILLISECONDS))
                .isEqualTo(100);
        assertThat(settings.getApplicationName()).isEqualTo("rollcall");
    }

    @Test
    void followsTheUrlInWhateverItSays() {
        MongoClientSettings settings =
                settings(
                        "mongodb://h/chat?serverSelectionTimeoutMS=11&connectTimeoutMS=12"
                                + "&socketTimeoutMS=13&waitQueueTimeoutMS=14&heartbeatFrequencyMS=515"
                                + "&maxPoolSize=16&minPoolSize=7&appName=mine&readConcernLevel=majority"
                                + "&readPreference=nearest");

        assertThat(settings.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
                .isEqualTo(11);
        assertThat(settings.getSocketSettings().getConnectTimeout(MILLISECONDS)).isEqualTo(12);
        assertThat(settings.getSocketSettings().getReadTimeout(MILLISECONDS)).isEqualTo(13);
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS)).isEqualTo(14);
        assertThat(settings.getServerSettings().getHeartbeatFrequency(MILLISECONDS)).isEqualTo(515);
        assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(8);
        assertThat(settings.getConnectionPoolSettings().getMinSize()).isEqualTo(7);
        assertThat(settings.getApplicationName()).isEqualTo("mine");
        assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
        assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.nearest());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 1", "3, 2, 1", "16, 8, 8", "100, 50, 50", "0, 0, 0"})
    void dividesTheConnectionsBetweenListsAndEverythingElse(int all, int others, int lists) {
        assertThat(DriverSettings.forOthers(all)).isEqualTo(others);
        assertThat(DriverSettings.forLists(all)).isEqualTo(lists);
    }

    /** Heartbeats of two clients would contradict each other about the same servers. */
    @Test
    void givesListsTheirOwnConnectionsAndTime() {
        MongoClientSettings whole = whole("mongodb://h/chat?readPreference=nearest");
        MongoClientSettings lists = ListClient.forLists(whole, Duration.ofMinutes(1));

        assertThat(lists.getConnectionPoolSettings().getMaxSize()).isEqualTo(50);
        assertThat(lists.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS))
                .isEqualTo(60_000);
        assertThat(lists.getSocketSettings().getReadTimeout(MILLISECONDS)).isEqualTo(61_000);
        assertThat(lists.getClusterSettings().getClusterListeners()).isEmpty();
        assertThat(lists.getServerSettings().getServerMonitorListeners()).isEmpty();
        assertThat(lists.getReadPreference()).isEqualTo(ReadPreference.nearest());
        assertThat(lists.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
                .isEqualTo(2_000);
    }

    private static MongoClientSettings whole(String url) {
        DriverSettings settings = driverSettings(url);
        settings.customize(
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(url)));
        return settings.complete();
    }

    /** Both clients, because that for lists is made from these settings. */
    @Test
    void writesCommandsToArraysAndReceivesRepliesInPooledMemory() {
        EventLoopGroup loops = new DefaultEventLoopGroup(1);
        DriverSettings settings = driverSettings("mongodb://h/chat");

        settings.customize(
                MongoClientSettings.builder()
                        .transportSettings(
                                TransportSettings.nettyBuilder()
                                        .eventLoopGroup(loops)
                                        .socketChannelClass(NioSocketChannel.class)
                                        .allocator(PooledByteBufAllocator.DEFAULT)
                                        .build()));
        // Quarkus makes a client that blocks, too, in any order.
        settings.customize(MongoClientSettings.builder());

        NettyTransportSettings netty =
                (NettyTransportSettings) settings.complete().getTransportSettings();
        ByteBuf command = netty.getAllocator().buffer(16, 16);
        ByteBuf reply = netty.getAllocator().ioBuffer(16);
        try {
            assertThat(command.hasArray()).isTrue();
            assertThat(reply.isDirect()).isTrue();
            assertThat(netty.getAllocator().isDirectBufferPooled()).isTrue();
            assertThat(netty.getEventLoopGroup()).isSameAs(loops);
            assertThat(netty.getSocketChannelClass()).isEqualTo(NioSocketChannel.class);
        } finally {
            command.release();
            reply.release();
            loops.shutdownGracefully();
        }
    }

    @Test
    void keepsTheTlsOfTheTransportUnlessTheUrlNamesAuthorities(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        SslContext tls = SslContextBuilder.forClient().build();

        assertThat(transport("mongodb://h/chat?tls=true", given -> given.sslContext(tls)))
                .extracting(NettyTransportSettings::getSslContext)
                .isSameAs(tls);
        assertThat(
                        transport(
                                "mongodb://h/chat?tls=true&tlsCAFile=" + authorities(folder),
                                given -> given.sslContext(tls)))
                .extracting(NettyTransportSettings::getSslContext)
                .isNull();
    }

    private static Path authorities(Path folder) throws IOException, GeneralSecurityException {
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init((KeyStore) null);
        X509TrustManager ofTheMachine = (X509TrustManager) trusted.getTrustManagers()[0];
        return Files.writeString(
                folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(ofTheMachine.getAcceptedIssuers()[0].getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void completesATransportThatLeavesEverythingOpen() {
        assertThat(transport("mongodb://h/chat", given -> given).getEventLoopGroup()).isNull();
    }

    private static NettyTransportSettings transport(
            String url, UnaryOperator<NettyTransportSettings.Builder> given) {
        DriverSettings settings = driverSettings(url);
        settings.customize(
                MongoClientSettings.builder()
                        .transportSettings(given.apply(TransportSettings.nettyBuilder()).build()));
        return (NettyTransportSettings) settings.complete().getTransportSettings();
    }

    /** Or lists would have another transport, by the order in which clients are made. */
    @Test
    void keepsTheTransportThoughABlockingClientIsMadeLater() {
        DriverSettings settings = driverSettings("mongodb://h/chat");
        settings.customize(
                MongoClientSettings.builder()
                        .transportSettings(TransportSettings.nettyBuilder().build()));

        settings.customize(MongoClientSettings.builder());

        assertThat(settings.complete().getTransportSettings())
                .isInstanceOf(NettyTransportSettings.class);
    }

    @Test
    void leavesTheTransportOfABlockingClientAsItIs() {
        assertThat(settings("mongodb://h/chat").getTransportSettings()).isNull();
    }

    @Test
    void sendsTheDriverToTheServerThatStandsIn() {
        InetSocketAddress demo = new InetSocketAddress("127.0.0.1", 4711);

        assertThat(settings("", () -> Optional.of(demo)).getClusterSettings().getHosts())
                .containsExactly(new ServerAddress(demo));
        assertThat(settings("mongodb://h", Optional::empty).getClusterSettings().getHosts())
                .containsExactly(new ServerAddress("h"));
    }
}
