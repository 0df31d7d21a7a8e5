package dev.rollcall.stub.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request that was sent to a workspace. It holds no token.
 *
 * @param number how many came before it, and one
 * @param path the path below the workspace's address
 * @param parameters the decoded parameters; empty if the query string cannot be decoded
 * @param caller the user name of the caller whose credentials it has
 * @param status with what it was answered; empty if the connection ended first
 * @param fault the failure that was ordered for it
 */
public record JournalEntry(
        long number,
        Instant at,
        String method,
        String path,
        Optional<Map<String, List<String>>> parameters,
        Optional<String> caller,
        Optional<Integer> status,
        long milliseconds,
        Optional<String> fault) {}
