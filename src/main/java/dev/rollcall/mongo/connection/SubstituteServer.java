package dev.rollcall.mongo.connection;

import java.net.InetSocketAddress;
import java.util.Optional;

/** A server that replaces the workspace's if no {@code MONGO_URL} is given. */
public interface SubstituteServer {

    /** Its address; empty if the workspace's own server is used. */
    Optional<InetSocketAddress> address();
}
