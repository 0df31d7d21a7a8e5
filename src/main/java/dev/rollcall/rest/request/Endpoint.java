package dev.rollcall.rest.request;

import dev.rollcall.rest.parameter.QueryString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints, each with its exact path. */
public enum Endpoint {
    USERS_INFO("/api/v1/users.info"),
    USERS_LIST("/api/v1/users.list"),
    ME("/api/v1/me");

    private static final List<Endpoint> ALL = List.of(values());

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** The name of the endpoint, such as users.list. */
    public String operation() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The name of the endpoint at a path, for logs and metrics, which must not contain a caller's
     * text.
     */
    public static String operation(String path) {
        return Optional.ofNullable(path)
                .flatMap(Endpoint::at)
                .map(Endpoint::operation)
                .orElse("other");
    }

    /** The endpoint whose plain path a target is, with or without a query string. */
    static Optional<Endpoint> begins(String target) {
        if (target.indexOf('#') >= 0) {
            return Optional.empty();
        }
        for (Endpoint endpoint : ALL) {
            int end = endpoint.path.length();
            if (target.startsWith(endpoint.path)
                    && (target.length() == end || target.charAt(end) == '?')) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    public static Optional<Endpoint> at(String path) {
        for (Endpoint endpoint : ALL) {
            if (endpoint.path.equals(path)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the path of a request target as it was sent. The framework normalises a path before
     * routing: it drops matrix parameters, empty segments and dot segments. So the path is compared
     * here by its own text, and only known paths go on.
     */
    public static final class RequestPath {

        private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
        private static final Pattern PATH =
                Pattern.compile("^(/[^?#]*)(?:\\?.*)?$", Pattern.DOTALL);
        private static final Pattern ENCODED_SLASH = Pattern.compile("%2[Ff]");

        private RequestPath() {}

        /**
         * The path without its percent-encoding, decoded once. Empty if it cannot be decoded, has a
         * fragment, or hides a slash, which would stand for another path.
         */
        public static Optional<String> of(String target) {
            Optional<Endpoint> usual = Endpoint.begins(target);
            if (usual.isPresent()) {
                return usual.map(Endpoint::path);
            }
            Matcher path = PATH.matcher(ORIGIN.matcher(target).replaceFirst(""));
            return path.matches() ? decoded(path.group(1)) : Optional.empty();
        }

        private static Optional<String> decoded(String path) {
            return ENCODED_SLASH.matcher(path).find()
                    ? Optional.empty()
                    : QueryString.decodedPath(path);
        }
    }
}
