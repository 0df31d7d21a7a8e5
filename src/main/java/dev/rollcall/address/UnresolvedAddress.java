package dev.rollcall.address;

import com.mongodb.MongoConfigurationException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains a start that failed because DNS did not resolve the servers of a {@code mongodb+srv}
 * address. The MongoDB extension asks DNS before any bean of this service exists.
 */
public final class UnresolvedAddress {

    private UnresolvedAddress() {}

    /**
     * The explanation, if the failure is of that kind. The driver's message contains the host and
     * no other part of the address.
     */
    public static Optional<String> sentence(Throwable failure) {
        return Stream.of(failure)
                .filter(MongoConfigurationException.class::isInstance)
                .map(unresolved -> "MONGO_URL: " + unresolved.getMessage() + ".")
                .findFirst();
    }
}
