package dev.rollcall.demo.person;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
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

    /**
     * Enough users to page through: numbered people, some of them inactive, guests or with custom
     * fields, a bot and an app.
     */
    public static final class DemoCrowd {

        private static final Instant FIRST_CREATED = Instant.parse("2023-09-01T00:00:00.000Z");
        private static final List<String> STATUSES = List.of("online", "away", "busy", "offline");
        private static final List<String> CLEARANCES = List.of("Low", "Medium");
        private static final List<String> TEAMS = List.of("Knight", "Bishop", "Rook");

        private DemoCrowd() {}

        /** Exactly this many users, in a fixed order. */
        public static List<Document> of(int size) {
            List<Document> machines = List.of(bot(), app());
            Stream<Document> people =
                    IntStream.rangeClosed(1, size - machines.size()).mapToObj(DemoCrowd::person);
            return Stream.concat(machines.stream(), people).toList();
        }

        private static Document person(int number) {
            String username = String.format(Locale.ROOT, "person.%04d", number);
            String name = String.format(Locale.ROOT, "Person %04d", number);
            String id = String.format(Locale.ROOT, "DemoPerson%07d", number);
            boolean active = number % 10 != 0;
            String status = active ? pick(STATUSES, number) : "offline";
            Instant created = FIRST_CREATED.plus(Duration.ofHours(number));
            DemoUser person =
                    DemoUser.of(id, username, name, created)
                            .roles(number % 25 == 0 ? "guest" : "user")
                            .email(username + "@example.com", number % 2 == 0)
                            .with("active", active)
                            .with("status", status)
                            .with("statusConnection", status)
                            .with("utcOffset", number % 25 - 12);
            if (active) {
                person.lastLogin(created.plus(Duration.ofDays(1)));
            }
            if (number % 4 == 0) {
                person.customFields(customFields(number));
            }
            return person.document();
        }

        private static Document customFields(int number) {
            return new Document("clearance", pick(CLEARANCES, number / 4))
                    .append("team", pick(TEAMS, number))
                    .append("costCentre", String.format(Locale.ROOT, "CC-%04d", number));
        }

        private static Document bot() {
            return DemoUser.of("DemoMachine000001", "reminder.bot", "Reminder Bot", FIRST_CREATED)
                    .roles("bot")
                    .with("type", "bot")
                    .with("status", "online")
                    .document();
        }

        private static Document app() {
            return DemoUser.of("DemoMachine000002", "poll.app", "Poll App", FIRST_CREATED)
                    .roles("app")
                    .with("type", "app")
                    .with("appId", "b1d0f6c2-0000-4000-8000-000000000001")
                    .document();
        }

        private static String pick(List<String> choices, int number) {
            return choices.get(number % choices.size());
        }
    }
}
