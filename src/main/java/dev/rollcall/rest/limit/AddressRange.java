package dev.rollcall.rest.limit;

import java.math.BigInteger;

/** A range of IP addresses: one address, or a CIDR block. */
record AddressRange(IpAddress network, int prefixLength) {

    private static final int LONGEST_IPV4 = 32;
    private static final int LONGEST_IPV6 = 128;

    /**
     * Reads an address or a CIDR block. A block of IPv4 addresses that are mapped into IPv6 is the
     * block of the IPv4 addresses.
     *
     * @throws IllegalArgumentException if the text is neither; the message repeats it
     */
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        IpAddress network =
                IpAddress.parse(parts[0])
                        .filter(address -> !hasPort(parts[0]))
                        .orElseThrow(() -> notARange(text));
        int longest = network.bytes().length * Byte.SIZE;
        if (parts.length == 1) {
            return new AddressRange(network, longest);
        }
        if (!parts[1].matches("\\d{1,3}")) {
            throw notARange(text);
        }
        boolean mapped = longest == LONGEST_IPV4 && parts[0].indexOf(':') >= 0;
        int length = Integer.parseInt(parts[1]) - (mapped ? LONGEST_IPV6 - LONGEST_IPV4 : 0);
        if (length < 0 || length > longest) {
            throw notARange(text);
        }
        return new AddressRange(network, length);
    }

    /** An address with a port is a mistake, because trust does not depend on ports. */
    private static boolean hasPort(String address) {
        return address.startsWith("[") || address.matches("[0-9]+\\.[^:]*:.*");
    }

    private static IllegalArgumentException notARange(String text) {
        return new IllegalArgumentException("Not an address or CIDR range: " + text);
    }

    boolean contains(IpAddress address) {
        byte[] bytes = address.bytes();
        byte[] start = network.bytes();
        if (bytes.length != start.length) {
            return false;
        }
        int ignored = start.length * Byte.SIZE - prefixLength;
        return new BigInteger(1, bytes)
                .shiftRight(ignored)
                .equals(new BigInteger(1, start).shiftRight(ignored));
    }
}
