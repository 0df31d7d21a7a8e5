package dev.rollcall.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request that was sent to a workspace.
 *
 * @param path the path below the workspace's address
 * @param parameters the decoded parameters; none if they cannot be decoded
 * @param caller the user name of the caller whose credentials it has
 * @param status empty if the connection ended before an answer began
 */
public record SentRequest(
        String method,
        String path,
        Map<String, List<String>> parameters,
        Optional<String> caller,
        OptionalInt status) {}
