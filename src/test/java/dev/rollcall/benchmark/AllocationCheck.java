package dev.rollcall.benchmark;

import dev.rollcall.testkit.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Holds what a request allocates, once the service is warm, to a stored figure with a tenth to
 * spare. The virtual machine counts that exactly. The optimising compiler is left out: it spares
 * objects sooner or later, depending on what else the machine does, and hides what the code makes.
 */
final class AllocationCheck {

    private static final String STORED = "allocation.properties";
    private static final double SPARE = 1.10;
    private static final Headers CALLER = LargeWorkspace.administrator();
    private static final String WITHOUT_OPTIMISING = "-XX:TieredStopAtLevel=1";
    private static final int CONNECTIONS = 4;
    private static final int WARM = 500;
    private static final int MEASURED = 1_000;

    private AllocationCheck() {}

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        LargeWorkspace workspace = workspaces.get(0);
        workspace.makeOurIndexes();
        Properties stored = stored();
        List<String> tooMuch = new ArrayList<>();
        try (MeasuredServer server =
                        MeasuredServer.service(
                                        "allocation",
                                        settings.jar(),
                                        workspace.url(),
                                        WITHOUT_OPTIMISING)
                                .ready(MeasuredRequest.ME, CALLER);
                ProcessCost meter = server.cost();
                LoadRun load = new LoadRun(CONNECTIONS)) {
            for (MeasuredRequest request : MeasuredRequest.all(workspace.size())) {
                double figure = Double.parseDouble(stored.getProperty(request.name()));
                double now = kibibytes(server, meter, load, request);
                String line =
                        String.format(
                                Locale.ROOT,
                                "%s: %.1f KiB allocated for a request, %.1f stored",
                                request.name(),
                                now,
                                figure);
                progress.tell(line);
                if (now > figure * SPARE) {
                    tooMuch.add(line);
                }
            }
        }
        if (!tooMuch.isEmpty()) {
            throw new IllegalStateException("More than a tenth above what is stored: " + tooMuch);
        }
    }

    private static double kibibytes(
            MeasuredServer server, ProcessCost meter, LoadRun load, MeasuredRequest request) {
        load.count(server.port(), request.targets(), CALLER, WARM);
        return RequestCost.of(
                        meter, () -> load.count(server.port(), request.targets(), CALLER, MEASURED))
                .allocatedKibibytes();
    }

    private static Properties stored() {
        try (InputStream file = AllocationCheck.class.getResourceAsStream(STORED)) {
            Properties stored = new Properties();
            stored.load(file);
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException("No " + STORED, e);
        }
    }
}
