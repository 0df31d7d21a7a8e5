package dev.rollcall.demo.person;

import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Every user of the demo workspace: the callers, the users whom the documentation prints, and a
 * crowd to page through.
 */
public final class DemoUsers {

    public static final int TOTAL = 1000;

    private DemoUsers() {}

    public static List<Document> all() {
        List<Document> known =
                Stream.of(DemoCallers.all(), DemoProfiles.all(), List.of(DemoJane.document()))
                        .flatMap(List::stream)
                        .toList();
        return Stream.concat(known.stream(), DemoCrowd.of(TOTAL - known.size()).stream()).toList();
    }
}
