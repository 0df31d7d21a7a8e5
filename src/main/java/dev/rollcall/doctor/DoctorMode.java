package dev.rollcall.doctor;

import dev.rollcall.command.Misuse;
import dev.rollcall.command.Mode;
import dev.rollcall.doctor.Diagnosis.CheckResult;
import dev.rollcall.doctor.check.CheckTable;
import dev.rollcall.doctor.check.Examined;
import dev.rollcall.doctor.check.Finding.Status;
import dev.rollcall.setting.Judgement;
import java.io.PrintStream;
import java.util.List;

/**
 * Answers the question of an operator's first hour: would this service serve this workspace well?
 * It reads as the service reads, with the service's user, and starts no service.
 */
public final class DoctorMode {

    private static final String WITHOUT_ADDRESS =
            "Set MONGO_URL to the workspace's MongoDB, for example mongodb://mongo:27017/rocketchat:"
                    + " without one there is nothing to diagnose.";

    private DoctorMode() {}

    public static Mode mode() {
        return new Mode(
                DoctorOptions.MODE,
                DoctorOptions::options,
                given ->
                        System.exit(
                                run(
                                        Judgement.ofThisProcess(),
                                        DoctorOptions.of(given),
                                        System.out)));
    }

    /** Does the whole work and returns the exit code of the process. */
    static int run(Judgement settings, DoctorOptions options, PrintStream out) {
        List<String> faults = settings.faults();
        if (!faults.isEmpty()) {
            throw Misuse.of(faults);
        }
        if (CheckTable.all().stream().noneMatch(options.selection()::wants)) {
            throw new Misuse("--only and --skip leave no check to run.");
        }
        String url =
                settings.workspaceUrl()
                        .orElseThrow(() -> Misuse.of(settings.withWarnings(WITHOUT_ADDRESS)));
        try (Examined examined = new Examined(settings, url)) {
            Diagnosis diagnosis =
                    new Examination(CheckTable.all(), options.selection()).of(examined);
            print(diagnosis, options, out);
            return diagnosis.exitCode(options.warningsFail());
        }
    }

    private static void print(Diagnosis diagnosis, DoctorOptions options, PrintStream out) {
        List<CheckResult> shown =
                diagnosis.results().stream()
                        .filter(result -> !options.brief() || result.status() != Status.OK)
                        .toList();
        if (options.json()) {
            JsonDiagnosis.print(diagnosis, shown, out);
        } else {
            TextDiagnosis.print(diagnosis, shown, out);
        }
    }
}
