package dev.rollcall.compare;

import dev.rollcall.command.Signals;
import dev.rollcall.compare.report.ComparedTable;
import dev.rollcall.compare.report.HtmlReport;
import dev.rollcall.compare.report.JsonReport;
import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Report;
import dev.rollcall.compare.report.TextReport;
import dev.rollcall.compare.report.Verdict;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.AskersFile;
import dev.rollcall.compare.request.Ending;
import dev.rollcall.compare.request.HttpSide;
import dev.rollcall.compare.request.Pace;
import dev.rollcall.compare.request.Question;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One comparison, from the files of the command line to the report. */
final class CompareRun {

    private final CompareArguments arguments;
    private final PrintStream out;
    private final PrintStream progress;
    private final Ending ending;
    private final Pace pace;

    CompareRun(CompareArguments arguments, PrintStream out, PrintStream progress) {
        this.arguments = arguments;
        this.out = out;
        this.progress = progress;
        this.ending = new Ending(arguments.bounds().within());
        this.pace = pace();
    }

    private Pace pace() {
        return new Pace(Clock.systemUTC(), arguments.bounds().between());
    }

    /**
     * Compares and prints the report.
     *
     * @return the exit code
     */
    int run(String rollcallAddress) {
        List<Asker> askers = askers();
        obeySignals();
        PacedSide upstream =
                new PacedSide(new HttpSide(arguments.with(), ending)::answer, pace, ending::pause);
        PacedSide rollcall =
                new PacedSide(new HttpSide(rollcallAddress, ending)::answer, pace(), ending::pause);
        Optional<String> obstacle =
                new TriedCallers(upstream, rollcall, arguments.chooserOfRollcall(), ending)
                        .obstacle(askers);
        if (obstacle.isPresent()) {
            return nothing(obstacle.get());
        }
        ComparedTable table = new ComparedTable(arguments.dialect());
        ComparedRequests requests = new ComparedRequests(arguments, askers);
        List<Judged> judged = new ArrayList<>(requests.known());
        List<Question> questions = requests.questions(upstream, table.requestedPaths(), progress);
        if (questions.isEmpty()) {
            return nothing(ending.reason().orElse("Rocket.Chat does not give a first page"));
        }
        compare(
                new Comparison(upstream, rollcall, arguments.showValues(), ending),
                questions,
                judged,
                requests);
        Report report =
                new Report(
                        arguments.with(),
                        arguments.showValues(),
                        judged,
                        table,
                        unfinished(questions.size() - judged.size()));
        out.println(arguments.json() ? JsonReport.of(report) : TextReport.of(report));
        arguments
                .html()
                .map(file -> new NamedFile(CompareArguments.HTML, file))
                .ifPresent(file -> file.write(HtmlReport.of(report)));
        return report.verdict().exitCode();
    }

    private List<Asker> askers() {
        NamedFile file = new NamedFile(CompareArguments.CALLERS, arguments.callers());
        List<Asker> askers = AskersFile.read(file.text());
        if (file.isOpenToOthers()) {
            progress.println(
                    "The file of --callers holds tokens, and others on this machine may read it: chmod 600 changes that.");
        }
        return askers;
    }

    private void compare(
            Comparison comparison,
            List<Question> questions,
            List<Judged> judged,
            ComparedRequests requests) {
        Set<String> done =
                judged.stream().map(one -> one.question().key()).collect(Collectors.toSet());
        List<Question> left = questions.stream().filter(one -> !done.contains(one.key())).toList();
        Progress shown = new Progress(progress, left.size(), questions.size());
        progress.println(Progress.estimate(left, pace, arguments.bounds().within()));
        comparison.run(
                left,
                one -> {
                    judged.add(one);
                    requests.keep(one);
                    shown.done(one);
                });
    }

    private Optional<Report.Unfinished> unfinished(int left) {
        return ending.reason()
                .filter(reason -> left > 0)
                .map(reason -> new Report.Unfinished(left, reason));
    }

    /** The first signal ends the comparison with a report, a second one ends the process. */
    private void obeySignals() {
        Runnable end =
                () -> {
                    if (!ending.interrupt()) {
                        Runtime.getRuntime().halt(Verdict.INCONCLUSIVE.exitCode());
                    }
                };
        Signals.handle(Signals.INTERRUPT, end);
        Signals.handle(Signals.TERMINATION, end);
    }

    private int nothing(String reason) {
        progress.println("Nothing was compared, because " + reason + ".");
        return Verdict.INCONCLUSIVE.exitCode();
    }
}
