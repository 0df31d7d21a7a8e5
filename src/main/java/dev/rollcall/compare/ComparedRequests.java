package dev.rollcall.compare;

import dev.rollcall.command.Misuse;
import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.AccessLogReader;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Question;
import dev.rollcall.compare.request.Samples;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the requests: those of an earlier run, whose results are kept, else those of an access
 * log, else samples.
 */
final class ComparedRequests {

    private final CompareArguments arguments;
    private final List<Asker> askers;
    private final Optional<StateFile> state;

    ComparedRequests(CompareArguments arguments, List<Asker> askers) {
        this.arguments = arguments;
        this.askers = List.copyOf(askers);
        this.state = arguments.state().map(file -> new StateFile(file, askers));
    }

    /**
     * The requests of the whole comparison; none if upstream gives no sample now but may later.
     *
     * @param onRequest the paths of fields that a list does not show unless they are asked for
     * @param remarks receives a sentence about the requests of a log that are not sent
     */
    List<Question> questions(PacedSide upstream, List<String> onRequest, PrintStream remarks) {
        if (state.filter(StateFile::exists).isPresent()) {
            return state.get().questions(arguments.with());
        }
        List<Question> questions =
                arguments
                        .log()
                        .map(file -> ofLog(new NamedFile(CompareArguments.LOG, file), remarks))
                        .orElseGet(() -> samples(upstream, onRequest));
        if (!questions.isEmpty()) {
            state.ifPresent(file -> file.begin(arguments.with(), questions));
        }
        return questions;
    }

    /** The results of an earlier run; inconclusive requests are sent again. */
    List<Judged> known() {
        return state.filter(StateFile::exists).map(StateFile::judged).orElse(List.of()).stream()
                .filter(one -> one.outcome() != RequestOutcome.INCONCLUSIVE)
                .toList();
    }

    /** Keeps a result for another run. */
    void keep(Judged judged) {
        state.ifPresent(file -> file.add(judged));
    }

    private List<Question> ofLog(NamedFile file, PrintStream remarks) {
        CompareArguments.Bounds bounds = arguments.bounds();
        try (Stream<String> lines = file.lines()) {
            AccessLogReader.Chosen chosen =
                    new AccessLogReader(bounds.most(), bounds.deepPages()).chosen(lines, askers);
            if (chosen.questions().isEmpty()) {
                throw new Misuse("The file of --log has no request of the three endpoints.");
            }
            chosen.remarks().forEach(remarks::println);
            return chosen.questions();
        }
    }

    /** The first caller who may list users gives the sample. */
    private List<Question> samples(PacedSide upstream, List<String> onRequest) {
        Samples samples = new Samples(arguments.bounds().users(), arguments.bounds().deepPages());
        for (Asker asker : askers) {
            Answer page = upstream.ask(Samples.first(asker));
            if (page.isPassing()) {
                return List.of();
            }
            if (page.status() == 200) {
                return samples.questions(askers, page.body(), onRequest);
            }
        }
        throw new Misuse(
                "No caller of --callers may list users, so there is nothing to sample; use --log.");
    }
}
