package dev.rollcall.doctor.plan;

import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * One kind of command that the service sends.
 *
 * @param id the check that explains it
 * @param what what the service reads by it
 * @param index the name of the needed index that it relies on, if not the one on ids
 * @param commands what is sent for it, one after another
 */
public record ExplainedCommand(
        String id,
        String what,
        String collection,
        Optional<String> index,
        CommandFactory commands) {

    /** Makes the commands once the workspace is known. */
    public interface CommandFactory {

        /** The commands, with values that this workspace has. */
        List<BsonDocument> of(Sample sample);
    }
}
