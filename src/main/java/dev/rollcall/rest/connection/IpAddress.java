package dev.rollcall.rest.connection;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address in a normal form: all spellings of an address are equal, and an IPv4 address that
 * is mapped into IPv6 equals the IPv4 address.
 */
public final class IpAddress {

    private static final Pattern WITH_PORT =
            Pattern.compile("(\\[[^\\[\\]]*]|[0-9.]+)(?::[0-9]{1,5})?");
    private static final int IPV4_BYTES = 4;
    private static final int MAPPED_PREFIX_BYTES = 12;
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final int NETWORK_BYTES = 8;

    /** 64:ff9b::/96, by which a translator (NAT64) names IPv4 addresses. */
    private static final byte[] TRANSLATED_PREFIX = {0, 0x64, -1, -101, 0, 0, 0, 0, 0, 0, 0, 0};

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The address of a connection. Java has unmapped it. */
    static IpAddress of(InetAddress address) {
        return new IpAddress(address.getAddress());
    }

    /** The address in the text, with or without a port and brackets; empty if there is none. */
    public static Optional<IpAddress> parse(String text) {
        String stripped = text.strip();
        Matcher withPort = WITH_PORT.matcher(stripped);
        String host = withPort.matches() ? withPort.group(1) : stripped;
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(host))
                .map(raw -> new IpAddress(isMapped(raw) ? withoutPrefix(raw) : raw));
    }

    static boolean isMapped(byte[] raw) {
        return raw.length > IPV4_BYTES
                && Arrays.equals(MAPPED_PREFIX, Arrays.copyOf(raw, MAPPED_PREFIX_BYTES));
    }

    private static byte[] withoutPrefix(byte[] mapped) {
        return Arrays.copyOfRange(mapped, MAPPED_PREFIX_BYTES, mapped.length);
    }

    /** Four bytes, or sixteen. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The key under which calls and connections from this address are counted. The owner of an IPv6
     * address has its whole /64 network, so that network counts as one address. But all IPv4
     * addresses behind a translator are in one such network, so each of these counts for itself.
     */
    public String countedAs() {
        return bytes.length == IPV4_BYTES || isTranslated()
                ? toString()
                : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64";
    }

    private boolean isTranslated() {
        return Arrays.equals(TRANSLATED_PREFIX, Arrays.copyOf(bytes, MAPPED_PREFIX_BYTES));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Neither four bytes nor sixteen", impossible);
        }
    }
}
