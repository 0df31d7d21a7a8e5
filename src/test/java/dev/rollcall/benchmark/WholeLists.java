package dev.rollcall.benchmark;

import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.OpenList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Reads the list of all users of each workspace from a process with a small heap, and tells how
 * soon it begins, how long it takes and how much memory the process ever had.
 */
final class WholeLists {

    private static final String HEAP = "-Xmx128m";
    private static final Headers CALLER = LargeWorkspace.administrator();

    private final BenchmarkSettings settings;
    private final Progress progress;

    private WholeLists(BenchmarkSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * What one list brought.
     *
     * @param firstByte milliseconds until the first byte
     * @param mostResident the most memory that the process ever had, in MiB
     */
    private record Whole(int users, double firstByte, double seconds, double mostResident) {}

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        WholeLists lists = new WholeLists(settings, progress);
        List<Whole> read = workspaces.stream().map(lists::read).toList();
        System.out.printf(
                "%nAll users in one list, by a process with %s%n%12s%24s%12s%12s%24s%n",
                HEAP, "users", "first byte after, ms", "whole, s", "users/s", "most resident, MiB");
        for (Whole list : read) {
            System.out.printf(
                    Locale.ROOT,
                    "%12d%24.0f%12.1f%12.0f%24.0f%n",
                    list.users(),
                    list.firstByte(),
                    list.seconds(),
                    list.users() / list.seconds(),
                    list.mostResident());
        }
        System.out.println();
    }

    /** From a process of its own, since memory that was had once is not given back. */
    private Whole read(LargeWorkspace workspace) {
        progress.tell("reading all of " + workspace.size() + " users");
        try (MeasuredServer server =
                MeasuredServer.service("whole", settings.jar(), workspace.url(), HEAP)) {
            server.ready("/api/v1/me", CALLER);
            long started = System.nanoTime();
            try (OpenList list =
                    OpenList.request(server.http(), "/api/v1/users.list?count=0", CALLER)) {
                list.readFirst();
                double firstByte = (System.nanoTime() - started) / 1e6;
                list.readToTheEnd();
                double seconds = (System.nanoTime() - started) / 1e9;
                if (!list.isWhole() || list.users() != workspace.size()) {
                    throw new IllegalStateException(
                            "The list of " + workspace.size() + " broke off at " + list.users());
                }
                return new Whole(
                        list.users(),
                        firstByte,
                        seconds,
                        new KernelFigures(server.pid()).mostResidentMebibytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
