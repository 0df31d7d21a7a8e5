package dev.rollcall.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.command.Misuse;
import dev.rollcall.compare.difference.Difference;
import dev.rollcall.compare.difference.KnownDifference;
import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Judged.Met;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Question;
import dev.rollcall.user.UserField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Keeps the results of a comparison, so that an interrupted one can go on. The first line names the
 * compared server and the requests. Each further line is the result of one request. The file has
 * ids of users, values only if the report shows them, and no token; only its owner may read it.
 */
final class StateFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Asker> askers = new LinkedHashMap<>();

    StateFile(Path file, List<Asker> askers) {
        this.file = file;
        askers.forEach(asker -> this.askers.put(asker.name(), asker));
        this.askers.put(Asker.NOBODY.name(), Asker.NOBODY);
    }

    /** Whether there is an earlier comparison; an empty file is none. */
    boolean exists() {
        return Files.exists(file) && file.toFile().length() > 0;
    }

    /** Begins a new comparison. */
    void begin(String with, List<Question> questions) {
        ObjectNode first = JSON.createObjectNode().put("with", with);
        ArrayNode asked = first.putArray("questions");
        questions.forEach(question -> put(question, asked.addObject()));
        try {
            if (!Files.exists(file)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            write(first);
        } catch (IOException e) {
            throw unusable();
        }
    }

    /**
     * The requests of the comparison in the file.
     *
     * @throws Misuse if that comparison was with another server
     */
    List<Question> questions(String with) {
        JsonNode first = lines().get(0);
        if (!first.path("with").asText().equals(with)) {
            throw new Misuse("--state names the file of a comparison with another server.");
        }
        return StreamSupport.stream(first.path("questions").spliterator(), false)
                .map(this::question)
                .toList();
    }

    /** The results in the file. */
    List<Judged> judged() {
        try {
            return lines().stream().skip(1).map(this::judged).toList();
        } catch (IllegalArgumentException unknownName) {
            throw new Misuse(
                    "--state names a file of another version of Rollcall: remove it, or name another.");
        }
    }

    void add(Judged judged) {
        ObjectNode line = JSON.createObjectNode().put("outcome", judged.outcome().name());
        put(judged.question(), line);
        ArrayNode all = line.putArray("met");
        for (Met met : judged.met()) {
            ObjectNode one = all.addObject();
            one.put("path", met.path()).put("kind", met.kind().name());
            met.known().ifPresent(id -> one.put("known", id));
            met.upstream().ifPresent(value -> one.put("there", value));
            met.rollcall().ifPresent(value -> one.put("here", value));
        }
        ObjectNode rows = line.putObject("rows");
        judged.rows()
                .forEach(
                        (user, fields) -> {
                            ArrayNode names = rows.putArray(user);
                            fields.forEach(field -> names.add(field.name()));
                        });
        try {
            write(line);
        } catch (IOException e) {
            throw unusable();
        }
    }

    private static void put(Question question, ObjectNode node) {
        node.put("asker", question.asker().name()).put("target", question.target());
    }

    private Question question(JsonNode node) {
        String[] target = node.path("target").asText().split("\\?", 2);
        return Optional.ofNullable(askers.get(node.path("asker").asText()))
                .flatMap(asker -> Question.of(asker, target[0], target.length > 1 ? target[1] : ""))
                .orElseThrow(
                        () ->
                                new Misuse(
                                        "--state names a file with other callers than --callers."));
    }

    private Judged judged(JsonNode line) {
        Question question = question(line);
        List<Met> met = new ArrayList<>();
        line.path("met")
                .forEach(
                        one ->
                                met.add(
                                        new Met(
                                                question.endpoint(),
                                                one.path("path").asText(),
                                                Difference.Kind.valueOf(one.path("kind").asText()),
                                                text(one, "known").map(StateFile::known),
                                                text(one, "there"),
                                                text(one, "here"))));
        Map<String, Set<UserField>> rows = new LinkedHashMap<>();
        line.path("rows")
                .properties()
                .forEach(
                        row -> {
                            Set<UserField> fields = EnumSet.noneOf(UserField.class);
                            row.getValue()
                                    .forEach(name -> fields.add(UserField.valueOf(name.asText())));
                            rows.put(row.getKey(), fields);
                        });
        return new Judged(
                question, RequestOutcome.valueOf(line.path("outcome").asText()), met, rows);
    }

    private static String known(String id) {
        return KnownDifference.valueOf(id.replace('-', '_')).id();
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private void write(ObjectNode line) throws IOException {
        Files.writeString(
                file,
                line + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** A last line that was cut off when the process ended is left out. */
    private List<JsonNode> lines() {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                readable(line).ifPresent(lines::add);
            }
            if (lines.isEmpty()) {
                throw unusable();
            }
            return lines;
        } catch (IOException e) {
            throw unusable();
        }
    }

    private static Optional<JsonNode> readable(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException cut) {
            return Optional.empty();
        }
    }

    private static Misuse unusable() {
        return new Misuse("The file of --state cannot be read or written.");
    }
}
