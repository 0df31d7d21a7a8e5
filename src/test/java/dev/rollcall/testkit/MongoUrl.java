package dev.rollcall.testkit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A MongoDB connection string whose database can be exchanged. */
public record MongoUrl(String text) {

    private static final Pattern PARTS =
            Pattern.compile("(mongodb(?:\\+srv)?://[^/?]+)(?:/([^?]*))?(?:\\?(.*))?");
    private static final String DEFAULT_DATABASE = "rocketchat";

    /** The database that it names, else the one that the service takes then. */
    public String database() {
        return named().orElse(DEFAULT_DATABASE);
    }

    /** The same server with another database; who signs in is looked up where it was before. */
    public MongoUrl withDatabase(String database) {
        Matcher parts = parts();
        String options = Optional.ofNullable(parts.group(3)).orElse("");
        boolean signsIn = parts.group(1).contains("@") && !options.contains("authSource=");
        String authSource = signsIn ? "authSource=" + named().orElse("admin") : "";
        String separator = options.isEmpty() || authSource.isEmpty() ? "" : "&";
        String all = options + separator + authSource;
        return new MongoUrl(parts.group(1) + "/" + database + (all.isEmpty() ? "" : "?" + all));
    }

    private Optional<String> named() {
        return Optional.ofNullable(parts().group(2)).filter(name -> !name.isEmpty());
    }

    private Matcher parts() {
        Matcher matcher = PARTS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a MongoDB connection string");
        }
        return matcher;
    }
}
