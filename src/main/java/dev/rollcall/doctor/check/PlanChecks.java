package dev.rollcall.doctor.check;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.plan.Plan;
import dev.rollcall.doctor.plan.Sample;
import dev.rollcall.doctor.plan.ServiceCommands;
import dev.rollcall.doctor.plan.ServiceCommands.ExplainedCommand;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.doctor.server.Refusal;
import dev.rollcall.index.NeededIndexes;
import dev.rollcall.text.FewNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.Document;

/** How this very database runs each kind of command that the service sends. */
final class PlanChecks {

    /** A server scans a collection that is smaller, because no index is faster. */
    private static final long SMALL = 1_000;

    /**
     * A command may read twice the documents that it returns, and so many more, before an index is
     * suspected to be missing.
     */
    private static final long FEW = 100;

    private PlanChecks() {}

    static List<Check> all() {
        return ServiceCommands.all().stream()
                .map(
                        command ->
                                new Check(
                                        command.id(),
                                        Category.PLANS,
                                        List.of(DatabaseChecks.USERS),
                                        examined -> explained(examined.database(), command)))
                .toList();
    }

    private static Finding explained(ExaminedDatabase database, ExplainedCommand command) {
        List<BsonDocument> sent = command.commands().of(sample(database));
        try {
            List<Plan> plans = new ArrayList<>();
            for (BsonDocument each : sent) {
                plans.add(plan(database, each));
            }
            OptionalLong reported = sum(plans, Plan::milliseconds);
            String time =
                    reported.isPresent()
                            ? reported.getAsLong() + " ms."
                            : "the first batch took " + measured(database, sent) + " ms.";
            return judged(database, command, plans, time);
        } catch (MongoException refused) {
            String sentence = "Reading " + command.what() + ": " + Refusal.words(refused) + ".";
            return Refusal.isOfTime(refused)
                    ? Finding.warning(sentence, cure(database, command))
                    : Finding.warning(sentence, "Look at the server's log, and report this.");
        }
    }

    /** A user with a user name, as nearly all are. Nothing of it is printed. */
    private static Sample sample(ExaminedDatabase database) {
        Map<String, Object> user =
                database
                        .find(
                                NeededIndexes.USERS,
                                Filters.empty(),
                                Projections.include(
                                        "username",
                                        "importIds",
                                        "freeSwitchExtension",
                                        "emails.address"),
                                1)
                        .stream()
                        .findFirst()
                        .<Map<String, Object>>map(found -> found)
                        .orElse(Map.of());
        return new Sample(user, name -> IndexChecks.keys(database, name));
    }

    private static Plan plan(ExaminedDatabase database, BsonDocument command) {
        try {
            return Plan.of(
                    database.run(
                            new Document("explain", command)
                                    .append("verbosity", "executionStats")));
        } catch (MongoException refused) {
            if (Refusal.isOfTheCommand(refused)) {
                return Plan.of(Map.of());
            }
            throw refused;
        }
    }

    /**
     * The time until the first batch has come, for a server that explains a command without running
     * it.
     */
    private static long measured(ExaminedDatabase database, List<BsonDocument> commands) {
        long begun = System.nanoTime();
        for (BsonDocument command : commands) {
            Document cursor = database.run(command).get("cursor", new Document());
            if (cursor.get("id") instanceof Number id && id.longValue() != 0) {
                database.run(
                        new Document("killCursors", command.getString(command.getFirstKey()))
                                .append("cursors", List.of(id)));
            }
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static Finding judged(
            ExaminedDatabase database, ExplainedCommand command, List<Plan> plans, String time) {
        String sentence = sentence(command, plans, time);
        boolean scans = plans.stream().anyMatch(plan -> plan.reading() == Plan.Reading.BY_SCAN);
        return scans && database.size(command.collection()) > SMALL || readsTooMany(plans)
                ? Finding.warning(sentence, cure(database, command))
                : Finding.ok(sentence);
    }

    private static boolean readsTooMany(List<Plan> plans) {
        return sum(plans, Plan::documents).orElse(0)
                > 2 * sum(plans, Plan::returned).orElse(0) + FEW;
    }

    private static String sentence(ExplainedCommand command, List<Plan> plans, String time) {
        boolean reported =
                plans.stream().noneMatch(plan -> plan.reading() == Plan.Reading.UNREPORTED);
        return "Reading "
                + command.what()
                + ": "
                + (reported
                        ? way(plans) + ", " + examined(plans)
                        : "this server does not explain it")
                + ", "
                + time;
    }

    private static String way(List<Plan> plans) {
        if (plans.stream().anyMatch(plan -> plan.reading() == Plan.Reading.BY_SCAN)) {
            return "scans the collection";
        }
        Set<String> indexes =
                plans.stream().flatMap(plan -> plan.indexes().stream()).collect(Collectors.toSet());
        return indexes.isEmpty()
                ? "by an index"
                : "by " + FewNames.of(indexes, Finding.MOST_NAMED).words();
    }

    private static String examined(List<Plan> plans) {
        OptionalLong keys = sum(plans, Plan::keys);
        OptionalLong documents = sum(plans, Plan::documents);
        return keys.isEmpty() || documents.isEmpty()
                ? "this server reports neither the keys nor the documents that it reads"
                : String.format(
                        Locale.ROOT,
                        "%,d keys and %,d documents for %,d",
                        keys.getAsLong(),
                        documents.getAsLong(),
                        sum(plans, Plan::returned).orElse(0));
    }

    private static OptionalLong sum(List<Plan> plans, Function<Plan, OptionalLong> figure) {
        List<Long> figures =
                plans.stream()
                        .map(figure)
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong)
                        .toList();
        return figures.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(figures.stream().mapToLong(Long::longValue).sum());
    }

    private static String cure(ExaminedDatabase database, ExplainedCommand command) {
        Optional<String> missing =
                command.index().filter(name -> IndexChecks.isMissing(database, name));
        return missing.map(name -> "Make the index of " + IndexChecks.idOf(name) + ".")
                .orElse(
                        "The index is there and not used: let the server gather statistics, and report this with its version.");
    }
}
