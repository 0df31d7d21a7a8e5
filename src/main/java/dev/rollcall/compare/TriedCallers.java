package dev.rollcall.compare;

import dev.rollcall.command.Misuse;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Ending;
import dev.rollcall.compare.request.Question;
import dev.rollcall.visibility.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks both sides for each caller's own record before the comparison. Otherwise a wrong address or
 * a wrong database would be reported as a difference of every answer.
 *
 * @param source the option or variable that chose Rollcall's side
 */
record TriedCallers(PacedSide upstream, PacedSide rollcall, String source, Ending ending) {

    /**
     * The reason why nothing can be compared now; empty if the comparison can begin.
     *
     * @throws Misuse if an address or a token is wrong
     */
    Optional<String> obstacle(List<Asker> askers) {
        int unknown = 0;
        for (Asker asker : askers) {
            Question me = new Question(asker, Operation.ME, Map.of());
            Answer there = upstream.ask(me);
            Answer here = rollcall.ask(me);
            if (ending.isReached()) {
                return ending.reason();
            }
            Optional<String> absent = absent(there, here);
            if (absent.isPresent()) {
                return absent;
            }
            if (there.status() == 401) {
                throw new Misuse(
                        "Rocket.Chat refuses the token of the caller " + asker.name() + ".");
            }
            refuseAnotherServer(there, "--with", "Rocket.Chat");
            if (here.status() == 401) {
                unknown++;
            } else {
                refuseAnotherServer(here, source, "Rollcall");
            }
        }
        if (unknown == askers.size()) {
            throw new Misuse(
                    "Rollcall refuses the tokens of all callers, and Rocket.Chat takes them: set "
                            + source
                            + " to the workspace of this Rocket.Chat.");
        }
        return Optional.empty();
    }

    private static Optional<String> absent(Answer there, Answer here) {
        return there.status() == Answer.NONE || here.status() == Answer.NONE
                ? Optional.of(
                        (there.status() == Answer.NONE ? "Rocket.Chat" : "Rollcall")
                                + " does not answer at the address given: nothing listens there, its certificate"
                                + " is not trusted here, or it takes more than a minute")
                : Optional.empty();
    }

    /** A server that is busy may be the right one. */
    private static void refuseAnotherServer(Answer answer, String option, String name) {
        boolean isRecord = answer.status() == 200 && answer.body().path("_id").isTextual();
        if (!isRecord && !answer.isPassing()) {
            throw new Misuse(
                    answer.status() / 100 == 3
                            ? String.format(
                                    "The server of %s answers with a redirect (%d), which would take the token elsewhere:"
                                            + " set %s to the address that it leads to.",
                                    option, answer.status(), option)
                            : String.format(
                                    "The server of %s does not answer as %s does (status %d for /api/v1/me):"
                                            + " set %s to the address before /api/v1.",
                                    option, name, answer.status(), option));
        }
    }
}
