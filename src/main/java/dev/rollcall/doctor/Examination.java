package dev.rollcall.doctor;

import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import dev.rollcall.doctor.Diagnosis.CheckResult;
import dev.rollcall.doctor.check.Check;
import dev.rollcall.doctor.check.Examined;
import dev.rollcall.doctor.check.Finding;
import dev.rollcall.doctor.check.Finding.Status;
import dev.rollcall.doctor.server.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a table of checks, one after another. A check whose need failed is not run, and names the
 * check that failed first: so one cause gives one error, and not a cascade of misleading ones.
 */
final class Examination {

    private final List<Check> table;
    private final Selection selection;
    private final Map<String, CheckResult> results = new LinkedHashMap<>();

    Examination(List<Check> table, Selection selection) {
        this.table = List.copyOf(table);
        this.selection = selection;
    }

    /**
     * The results of the wanted checks. A check that only others need is included if it failed,
     * unless it is to be skipped.
     */
    Diagnosis of(Examined examined) {
        table.stream().filter(selection::wants).forEach(check -> run(check, examined));
        return new Diagnosis(
                table.stream()
                        .flatMap(check -> Optional.ofNullable(results.get(check.id())).stream())
                        .filter(this::isReported)
                        .toList());
    }

    private boolean isReported(CheckResult result) {
        return selection.wants(result.check())
                || result.status() == Status.ERROR
                        && !selection.skip().contains(result.check().id())
                        && !selection.skip().contains(result.check().category().label());
    }

    private CheckResult run(Check check, Examined examined) {
        Optional<CheckResult> known = Optional.ofNullable(results.get(check.id()));
        if (known.isPresent()) {
            return known.get();
        }
        Optional<CheckResult> failed =
                check.needs().stream()
                        .map(need -> run(check(need), examined))
                        .filter(need -> !need.allowsOthers())
                        .findFirst();
        CheckResult result =
                failed.map(
                                need ->
                                        new CheckResult(
                                                check,
                                                Finding.skipped(need.failed()),
                                                need.failed()))
                        .orElseGet(
                                () -> new CheckResult(check, asked(check, examined), check.id()));
        results.put(check.id(), result);
        return result;
    }

    private Check check(String id) {
        return table.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }

    private static Finding asked(Check check, Examined examined) {
        try {
            return check.question().apply(examined);
        } catch (MongoConfigurationException unresolved) {
            return Finding.unknown(
                    "No name server knows the servers of MONGO_URL.",
                    "Correct the host in MONGO_URL, or name the servers by mongodb://.");
        } catch (MongoException refused) {
            return Finding.warning(
                    "This is unknown: " + Refusal.words(refused) + ".",
                    Refusal.isOfRights(refused)
                            ? "Give the user of MONGO_URL the role read on this database."
                            : "Look at the server's log, or pass this check over by --skip="
                                    + check.id()
                                    + ".");
        } catch (RuntimeException | StackOverflowError unreadable) {
            return Finding.warning(
                    "This is unknown: an answer of the server cannot be read ("
                            + unreadable.getClass().getSimpleName()
                            + ").",
                    "Name the host and port of a MongoDB in MONGO_URL, or pass this check over by --skip="
                            + check.id()
                            + ".");
        }
    }

    /**
     * Which checks are wanted, by their ids or categories.
     *
     * @param only the only checks to run; all if it is empty
     * @param skip the checks to leave out
     */
    record Selection(Set<String> only, Set<String> skip) {

        static final Selection ALL = new Selection(Set.of(), Set.of());

        Selection {
            only = Set.copyOf(only);
            skip = Set.copyOf(skip);
        }

        boolean wants(Check check) {
            return (only.isEmpty() || names(only, check)) && !names(skip, check);
        }

        private static boolean names(Set<String> names, Check check) {
            return names.contains(check.id()) || names.contains(check.category().label());
        }
    }
}
