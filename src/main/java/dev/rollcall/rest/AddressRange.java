package dev.rollcall.rest;

import io.netty.util.NetUtil;
import java.math.BigInteger;

/** A range of IP addresses: one address, or a CIDR block. */
record AddressRange(byte[] network, int prefixLength) {

    /**
     * Reads an address or a CIDR block.
     *
     * @throws IllegalArgumentException if the text is neither; the message repeats it
     */
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] network = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (network == null || parts.length == 2 && !parts[1].matches("\\d{1,3}")) {
            throw notARange(text);
        }
        int longest = network.length * Byte.SIZE;
        int length = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
        if (length > longest) {
            throw notARange(text);
        }
        return new AddressRange(network, length);
    }

    private static IllegalArgumentException notARange(String text) {
        return new IllegalArgumentException("Not an address or CIDR range: " + text);
    }

    static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    boolean contains(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != network.length) {
            return false;
        }
        int ignored = network.length * Byte.SIZE - prefixLength;
        return new BigInteger(1, bytes)
                .shiftRight(ignored)
                .equals(new BigInteger(1, network).shiftRight(ignored));
    }
}
