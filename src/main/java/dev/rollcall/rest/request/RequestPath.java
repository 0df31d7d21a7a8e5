package dev.rollcall.rest.request;

import dev.rollcall.rest.parameter.QueryString;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the path of a request target as it was sent. The framework normalises a path before
 * routing: it drops matrix parameters, empty segments and dot segments. So the path is compared
 * here by its own text, and only known paths go on.
 */
public final class RequestPath {

    private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    private static final Pattern PATH = Pattern.compile("^(/[^?#]*)(?:\\?.*)?$", Pattern.DOTALL);
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
