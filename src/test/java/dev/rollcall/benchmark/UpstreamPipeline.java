package dev.rollcall.benchmark;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Facet;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The order of work by which Rocket.Chat 8 itself makes a page for an administrator: filter by
 * empty patterns, project, add the lowered name, and only then, in a facet, sort, cut and count.
 */
final class UpstreamPipeline {

    private static final int PAGE = 50;
    private static final int RUNS = 3;

    private UpstreamPipeline() {}

    static double medianMilliseconds(MongoDatabase database) {
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long started = System.nanoTime();
            Document page =
                    database.getCollection("users").aggregate(stages()).allowDiskUse(true).first();
            if (page == null || page.getList("page", Document.class).size() != PAGE) {
                throw new IllegalStateException("Not a page: " + page);
            }
            times.add((System.nanoTime() - started) / 1e6);
        }
        return Figures.median(times);
    }

    private static List<Bson> stages() {
        return List.of(
                Aggregates.match(
                        Filters.or(
                                Filters.regex("emails.address", "", "i"),
                                Filters.regex("username", "", "i"),
                                Filters.regex("name", "", "i"))),
                Aggregates.project(
                        Projections.include(
                                "name",
                                "username",
                                "emails",
                                "roles",
                                "status",
                                "active",
                                "avatarETag",
                                "lastLogin",
                                "type")),
                Aggregates.addFields(
                        new Field<>("nameInsensitive", new Document("$toLower", "$name"))),
                Aggregates.facet(
                        new Facet(
                                "page",
                                Aggregates.sort(Sorts.ascending("username")),
                                Aggregates.limit(PAGE)),
                        new Facet("total", Aggregates.count("total"))));
    }
}
