package dev.rollcall.compare.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.visibility.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the requests if there is no log: for each caller some pages, and users of the first page,
 * each by its id or by its user name. Few pages are deep, because a deep page makes upstream read
 * all users.
 *
 * @param users how many users each caller looks up
 * @param deep how many pages each caller asks for that lie behind the second
 */
public record Samples(int users, int deep) {

    private static final int PAGE = 50;

    /** Fields are asked for in parts: their names have to fit into the longest parameter. */
    private static final int FIELDS_AT_ONCE = 12;

    /** The page from which users are taken. */
    public static Question first(Asker asker) {
        return list(asker, 0);
    }

    /**
     * All requests of these callers, made from the first page that upstream gave to one of them.
     *
     * @param onRequest the paths of fields that a list does not show unless they are asked for
     */
    public List<Question> questions(List<Asker> askers, JsonNode page, List<String> onRequest) {
        List<JsonNode> found = spread(page.path("users"));
        int total = page.path("total").asInt();
        List<Question> all = new ArrayList<>();
        all.add(new Question(Asker.NOBODY, Operation.ME, Map.of()));
        for (Asker asker : askers) {
            all.add(new Question(asker, Operation.ME, Map.of()));
            all.add(info(asker, "userId", asker.userId(), true));
            all.add(info(asker, "userId", "nobodyHasThisId00", false));
            offsets(total).forEach(offset -> all.add(list(asker, offset)));
            all.add(
                    new Question(
                            asker,
                            Operation.LIST,
                            Map.of("count", "50", "sort", "{\"username\":-1}")));
            requested(onRequest)
                    .forEach(
                            fields ->
                                    all.add(
                                            new Question(
                                                    asker,
                                                    Operation.LIST,
                                                    Map.of("count", "50", "fields", fields))));
            for (int i = 0; i < found.size(); i++) {
                String key = i % 2 == 0 ? "userId" : "username";
                String value = found.get(i).path(i % 2 == 0 ? "_id" : "username").asText();
                if (!value.isEmpty()) {
                    all.add(info(asker, key, value, i % 3 == 0));
                }
            }
        }
        return all.stream().distinct().toList();
    }

    private List<JsonNode> spread(JsonNode page) {
        int chosen = page.isArray() ? Math.min(users, page.size()) : 0;
        return IntStream.range(0, chosen)
                .mapToObj(i -> page.get(i * page.size() / chosen))
                .toList();
    }

    private Stream<Integer> offsets(int total) {
        IntStream shallow = IntStream.of(0, PAGE);
        IntStream behind =
                IntStream.rangeClosed(1, deep).map(i -> (int) ((long) total * i / (deep + 1)));
        return IntStream.concat(shallow, behind)
                .filter(offset -> offset == 0 || offset < total)
                .distinct()
                .boxed();
    }

    private static Stream<String> requested(List<String> names) {
        return IntStream.iterate(0, i -> i < names.size(), i -> i + FIELDS_AT_ONCE)
                .mapToObj(i -> names.subList(i, Math.min(i + FIELDS_AT_ONCE, names.size())))
                .map(
                        part ->
                                part.stream()
                                        .map(name -> "\"" + name + "\":1")
                                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static Question list(Asker asker, int offset) {
        return new Question(
                asker,
                Operation.LIST,
                Map.of("count", Integer.toString(PAGE), "offset", Integer.toString(offset)));
    }

    private static Question info(Asker asker, String key, String value, boolean rooms) {
        return new Question(
                asker,
                Operation.INFO,
                rooms ? Map.of(key, value, "includeUserRooms", "true") : Map.of(key, value));
    }
}
