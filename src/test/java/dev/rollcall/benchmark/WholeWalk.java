package dev.rollcall.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a walk from the first to the last user costs, beside the same list in one piece. The
 * database also works if nobody asks: for its own upkeep, and because each running service reads
 * the rights again. A walk on a busy machine takes longer, and so contains more of that work. So
 * the idle database is measured, too, and its share of the time that went by is deducted.
 */
final class WholeWalk {

    private static final int LISTS = 3;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final PageClient client;
    private final Progress progress;
    private final int users;

    WholeWalk(PageClient client, Progress progress, int users) {
        this.client = client;
        this.progress = progress;
        this.users = users;
    }

    private record Cost(double seconds, double ofTheDatabase) {

        static Cost of(Runnable work) {
            double before = EngineCost.seconds().orElse(Double.NaN);
            long begun = System.nanoTime();
            work.run();
            return new Cost(
                    (System.nanoTime() - begun) / 1e9,
                    EngineCost.seconds().orElse(Double.NaN) - before);
        }

        double deducting(double idle) {
            return ofTheDatabase - seconds * idle;
        }
    }

    /** Measures a walk in pages of this size, and prints it. */
    void measure(MeasuredServer service, int page) {
        progress.tell("walking " + users + " users in pages of " + page);
        double before = idle();
        List<Cost> lists = new ArrayList<>();
        for (int list = 0; list < LISTS; list++) {
            lists.add(Cost.of(() -> client.milliseconds(service, 0, 0)));
        }
        Cost walk = Cost.of(() -> walk(service, page));
        // A vacuum may run beside one of them; it is no work of an idle database.
        double idle = Math.min(before, idle());
        lists.sort(Comparator.comparingDouble(Cost::seconds));
        print(page, lists.get(LISTS / 2), walk, idle);
    }

    private void walk(MeasuredServer service, int page) {
        for (long offset = 0; offset < users; offset += page) {
            client.milliseconds(service, page, offset);
        }
    }

    /** The processor time of the database in a second in which nobody asks. */
    private static double idle() {
        if (EngineCost.seconds().isEmpty()) {
            return Double.NaN;
        }
        Cost idle = Cost.of(() -> Pause.of(IDLE));
        return idle.ofTheDatabase() / idle.seconds();
    }

    private void print(int page, Cost list, Cost walk, double idle) {
        double ofTheWalk = walk.deducting(idle);
        double ofTheList = list.deducting(idle);
        System.out.printf(
                Locale.ROOT,
                "%,d users in pages of %d: %.1f s, database %.2f s (%.2f s with the idle one's share);"
                        + " in one piece %.2f s, database %.2f s (%.2f s); %.1f times, database %.1f"
                        + " times (%.1f times); the idle database takes %.3f s a second%n",
                users,
                page,
                walk.seconds(),
                ofTheWalk,
                walk.ofTheDatabase(),
                list.seconds(),
                ofTheList,
                list.ofTheDatabase(),
                walk.seconds() / list.seconds(),
                ofTheWalk / ofTheList,
                walk.ofTheDatabase() / list.ofTheDatabase(),
                idle);
    }
}
