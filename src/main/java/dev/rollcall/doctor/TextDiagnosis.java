package dev.rollcall.doctor;

import dev.rollcall.doctor.Diagnosis.CheckResult;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.check.Finding.Status;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints a diagnosis as a table for a person; the last line is the verdict. */
final class TextDiagnosis {

    private static final String ROW = "  %-8s %-10s %s";
    private static final String CURE = "  %-8s %-10s cure: %s";

    private TextDiagnosis() {}

    static void print(Diagnosis diagnosis, List<CheckResult> shown, PrintStream out) {
        Optional<Category> before = Optional.empty();
        for (List<CheckResult> together : together(shown)) {
            Optional<Category> category = Optional.of(together.get(0).check().category());
            if (!category.equals(before)) {
                out.println(category.get().label());
                before = category;
            }
            print(together, out);
        }
        out.println(diagnosis.verdict());
    }

    /** Neighbours that did not run for the same reason have one line. */
    private static List<List<CheckResult>> together(List<CheckResult> shown) {
        List<List<CheckResult>> all = new ArrayList<>();
        for (CheckResult result : shown) {
            if (!all.isEmpty() && isLike(all.get(all.size() - 1).get(0), result)) {
                all.get(all.size() - 1).add(result);
            } else {
                all.add(new ArrayList<>(List.of(result)));
            }
        }
        return all;
    }

    private static boolean isLike(CheckResult one, CheckResult other) {
        return one.status() == Status.SKIPPED
                && one.finding().equals(other.finding())
                && one.check().category() == other.check().category();
    }

    private static void print(List<CheckResult> together, PrintStream out) {
        CheckResult first = together.get(0);
        String last =
                together.size() == 1
                        ? ""
                        : "to " + together.get(together.size() - 1).check().id() + ": ";
        out.println(
                String.format(
                        Locale.ROOT,
                        ROW,
                        first.status().label(),
                        first.check().id(),
                        last + first.finding().message()));
        if (first.status() == Status.WARNING || first.status() == Status.ERROR) {
            out.println(String.format(Locale.ROOT, CURE, "", "", first.finding().cure()));
        }
    }
}
