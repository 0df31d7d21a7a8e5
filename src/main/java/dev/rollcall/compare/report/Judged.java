package dev.rollcall.compare.report;

import dev.rollcall.compare.request.Question;
import dev.rollcall.user.UserField;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request with its outcome.
 *
 * @param rows the users of the answers by id, each with the fields that had a value on either side
 */
public record Judged(
        Question question,
        RequestOutcome outcome,
        List<Met> met,
        Map<String, Set<UserField>> rows) {

    public Judged {
        met = List.copyOf(met);
        rows = Map.copyOf(rows);
    }
}
