package dev.rollcall.mongo.list.command;

import com.mongodb.reactivestreams.client.MongoClient;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A client of the driver that is made when somebody asks for it. Its end holds no lock: the driver
 * takes leave of the server and waits for the reply, which comes by an event loop. If that loop
 * waited for the lock, because a request asks for the client, neither would ever go on.
 */
final class ClientOnFirstUse {

    private final Supplier<MongoClient> making;
    private Optional<MongoClient> made = Optional.empty();

    ClientOnFirstUse(Supplier<MongoClient> making) {
        this.making = making;
    }

    /** The client; after its end, one that refuses commands. */
    synchronized MongoClient get() {
        if (made.isEmpty()) {
            made = Optional.of(making.get());
        }
        return made.get();
    }

    void end() {
        ifMade().ifPresent(MongoClient::close);
    }

    private synchronized Optional<MongoClient> ifMade() {
        return made;
    }
}
