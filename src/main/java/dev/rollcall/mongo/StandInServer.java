package dev.rollcall.mongo;

import java.net.InetSocketAddress;
import java.util.Optional;

/** A server that takes the place of the workspace's where none is named. */
public interface StandInServer {

    /** Where it listens; empty where the workspace's own server is used. */
    Optional<InetSocketAddress> address();
}
