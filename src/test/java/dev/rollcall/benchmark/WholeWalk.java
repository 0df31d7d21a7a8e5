package dev.rollcall.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a walk from the first to the last user costs, beside the same list in one piece. The whole
 * list is read again after each part of the walk, so that whatever else the machine does slows both
 * down. The service is warm before: while its compiler works, pages take two to three times as long
 * as later, and the compiler's threads take the processors that a page needs. The list is warm much
 * sooner, since each one passes a hundred thousand users. The database also works if nobody asks:
 * for its own upkeep, and because each running service reads the rights again. A walk takes longer
 * than a list, and so contains more of that work. So the idle database is measured, too, and its
 * share of the time that went by is deducted.
 */
final class WholeWalk {

    private static final int SIZE = 100_000;
    private static final int PAGE = 50;
    private static final int SIZE_FOR_PAGES_OF_ONE = 10_000;
    private static final int PARTS = 10;
    private static final int PAGES_OF_A_SLICE = 2_000;

    /** After twenty thousand pages, the processor time of a page no longer falls. */
    private static final int SLICES_TO_WARM = 10;

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final PageClient client = new PageClient();
    private final MeasuredServer service;
    private final Progress progress;
    private final int users;

    private WholeWalk(MeasuredServer service, int users, Progress progress) {
        this.service = service;
        this.users = users;
        this.progress = progress;
    }

    private record Cost(double seconds, double ofTheDatabase) {

        static final Cost NOTHING = new Cost(0, 0);

        static Cost of(Runnable work) {
            double before = EngineCost.seconds().orElse(Double.NaN);
            long begun = System.nanoTime();
            work.run();
            return new Cost(
                    (System.nanoTime() - begun) / 1e9,
                    EngineCost.seconds().orElse(Double.NaN) - before);
        }

        Cost and(Cost other) {
            return new Cost(seconds + other.seconds, ofTheDatabase + other.ofTheDatabase);
        }

        Cost each(int parts) {
            return new Cost(seconds / parts, ofTheDatabase / parts);
        }

        double deducting(double idle) {
            return ofTheDatabase - seconds * idle;
        }
    }

    /** Measures walks only, by services that run for nothing else. */
    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        for (LargeWorkspace workspace : workspaces) {
            workspace.dropOurIndexes();
            try (MeasuredServer service =
                    MeasuredServer.service("walks", settings.jar(), workspace.url())) {
                service.ready("/api/v1/users.list?count=1", PageClient.CALLER);
                measure(service, workspace.size(), progress);
            }
        }
    }

    /** Measures the walks that are of interest at this size. */
    static void measure(MeasuredServer service, int users, Progress progress) {
        WholeWalk walk = new WholeWalk(service, users, progress);
        if (users == SIZE) {
            walk.inPagesOf(PAGE);
        } else if (users == SIZE_FOR_PAGES_OF_ONE) {
            walk.inPagesOf(1);
        }
    }

    private void inPagesOf(int page) {
        progress.tell("walking " + users + " users in pages of " + page);
        warm(page);
        double before = idle();
        Cost walk = Cost.NOTHING;
        Cost lists = Cost.NOTHING;
        for (int part = 0; part < PARTS; part++) {
            int from = users / PARTS * part;
            walk = walk.and(Cost.of(() -> walk(page, from, from + users / PARTS)));
            lists = lists.and(Cost.of(() -> client.milliseconds(service, 0, 0)));
        }
        // A vacuum may run beside one of them; it is no work of an idle database.
        double idle = Math.min(before, idle());
        print(page, lists.each(PARTS), walk, idle);
    }

    /** Prints what the first walk takes, since clients meet that, too. */
    private void warm(int page) {
        Cost walk = Cost.of(() -> walk(page, 0, users));
        Cost list = Cost.of(() -> client.milliseconds(service, 0, 0));
        progress.tell(
                String.format(
                        Locale.ROOT,
                        "the first walk of this service took %.1f s, a list after it %.2f s",
                        walk.seconds(),
                        list.seconds()));
        progress.tell("walking on until the service is warm");
        int length = page * PAGES_OF_A_SLICE;
        for (int slice = 0; slice < SLICES_TO_WARM; slice++) {
            int from = slice * length % users;
            walk(page, from, from + length);
            client.milliseconds(service, 0, 0);
        }
    }

    private void walk(int page, int from, int to) {
        for (long offset = from; offset < to; offset += page) {
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
