package dev.rollcall.address;

import com.mongodb.MongoConfigurationException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers of a {@code mongodb+srv} address were not told by a name server: it is asked when the
 * address is read, by the extension before any bean of ours is made.
 */
public final class UnresolvedAddress {

    private UnresolvedAddress() {}

    /**
     * What is to be said of this failure, where it is of that kind; the driver names the host in
     * it, and nothing else of the address.
     */
    public static Optional<String> sentence(Throwable failure) {
        return Stream.of(failure)
                .filter(MongoConfigurationException.class::isInstance)
                .map(unresolved -> "MONGO_URL: " + unresolved.getMessage() + ".")
                .findFirst();
    }
}
