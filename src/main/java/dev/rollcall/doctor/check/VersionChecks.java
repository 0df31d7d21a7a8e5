package dev.rollcall.doctor.check;

import com.mongodb.MongoException;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.doctor.server.Refusal;
import dev.rollcall.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/** The version of Rocket.Chat that the workspace belongs to, and whether the dialect fits it. */
final class VersionChecks {

    private static final String KNOWN = "RC-VER-01";
    private static final String DIALECT = "ROLLCALL_COMPATIBILITY";
    private static final String GIVEN = "ROLLCALL_SERVER_VERSION";
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.\\d{1,4}(\\.\\d{1,4})?.*");

    /** Rocket.Chat writes them at its start and each day, and has an index on the time. */
    private static final String STATISTICS = "rocketchat_statistics";

    static final List<Check> ALL =
            List.of(
                    new Check(
                            KNOWN,
                            Category.VERSION,
                            List.of(DatabaseChecks.USERS),
                            VersionChecks::known),
                    new Check(
                            "RC-VER-02",
                            Category.VERSION,
                            List.of(DatabaseChecks.USERS),
                            VersionChecks::dialect));

    private VersionChecks() {}

    static Optional<Document> newestStatistics(ExaminedDatabase database) {
        return database
                .aggregate(
                        STATISTICS,
                        List.of(
                                new Document("$sort", new Document("createdAt", -1)),
                                new Document("$limit", 1),
                                new Document("$project", new Document("version", 1))))
                .stream()
                .findFirst();
    }

    private static Finding known(Examined examined) {
        String cure =
                "Look it up in Rocket.Chat (Administration, Workspace) and set "
                        + GIVEN
                        + " to it.";
        try {
            return stored(examined)
                    .map(version -> Finding.ok("Rocket.Chat " + PlainText.of(version) + "."))
                    .or(() -> ofTheOperator(examined))
                    .orElseGet(
                            () ->
                                    Finding.warning(
                                            "Rocket.Chat's version is not written in the database.",
                                            cure));
        } catch (MongoException refused) {
            return ofTheOperator(examined)
                    .orElseGet(
                            () ->
                                    Finding.warning(
                                            "Rocket.Chat's version cannot be read: "
                                                    + Refusal.words(refused)
                                                    + ".",
                                            cure));
        }
    }

    private static Optional<Finding> ofTheOperator(Examined examined) {
        return given(examined)
                .map(version -> Finding.ok("Rocket.Chat " + version + ", as " + GIVEN + " says."));
    }

    private static Finding dialect(Examined examined) {
        Dialect spoken = Dialect.named(examined.settings().effective(DIALECT));
        return version(examined)
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(version -> fitting(spoken, version))
                .orElseGet(
                        () ->
                                Finding.warning(
                                        "Whether the dialect "
                                                + spoken.id()
                                                + " fits is unknown, as Rocket.Chat's version is.",
                                        "Set "
                                                + GIVEN
                                                + ", and "
                                                + DIALECT
                                                + " to 8 for Rocket.Chat 8."));
    }

    private static Finding fitting(Dialect spoken, Matcher version) {
        Dialect fitting = Dialect.ofMajor(Integer.parseInt(version.group(1)));
        return fitting == spoken
                ? Finding.ok(
                        "The dialect "
                                + spoken.id()
                                + " fits Rocket.Chat "
                                + version.group(1)
                                + ".")
                : Finding.error(
                        "The dialect "
                                + spoken.id()
                                + " does not fit Rocket.Chat "
                                + version.group(1)
                                + ", which speaks "
                                + fitting.id()
                                + ".",
                        "Set " + DIALECT + "=" + fitting.id() + ".");
    }

    /**
     * The version that Rocket.Chat stored outranks the setting, which an operator may have
     * forgotten to change.
     */
    private static Optional<String> version(Examined examined) {
        try {
            return stored(examined).or(() -> given(examined));
        } catch (MongoException unreadable) {
            return given(examined);
        }
    }

    private static Optional<String> stored(Examined examined) {
        return examined.statistics()
                .map(statistics -> statistics.get("version"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(version -> VERSION.matcher(version).matches());
    }

    private static Optional<String> given(Examined examined) {
        return Optional.of(examined.settings().effective(GIVEN)).filter(text -> !text.isEmpty());
    }
}
