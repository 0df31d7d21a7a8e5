package dev.rollcall.blackbox.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions of the rules and of the dashboard, and what they name. */
final class NamedSeries {

    private static final Path FOLDER = Path.of("src/main/kubernetes/components/signals");
    private static final Pattern SERIES =
            Pattern.compile(
                    "\\b((?:rollcall|http|mongodb|jvm|process)[a-z0-9_]*(?::[a-z0-9_:]+)?)(\\{[^}]*})?");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?([a-z_]+) *}}");

    private NamedSeries() {}

    /** A selector: the name of a series, and the conditions on its labels. */
    record Selector(String name, String matchers) {

        /** Whether a line of a scrape is of this series, with these labels. */
        boolean selects(String line) {
            int end = line.indexOf('{') < 0 ? line.indexOf(' ') : line.indexOf('{');
            if (!line.substring(0, end).equals(name)) {
                return false;
            }
            Matcher matcher = MATCHER.matcher(matchers);
            while (matcher.find()) {
                if (!holds(line, matcher.group(1), matcher.group(2), matcher.group(3))) {
                    return false;
                }
            }
            return true;
        }

        /** What happens seldom is not in a scrape of a service that is well. */
        Selector ofWhatIsAlwaysThere() {
            return new Selector(
                    name, matchers.replaceAll("status=~?\"5[^\"]*\"", "status=~\".+\""));
        }

        private static boolean holds(String line, String label, String how, String wanted) {
            Matcher found = Pattern.compile("[{,]" + label + "=\"([^\"]*)\"").matcher(line);
            if (!found.find()) {
                return false;
            }
            boolean equal =
                    how.endsWith("~")
                            ? found.group(1).matches(wanted)
                            : found.group(1).equals(wanted);
            return how.startsWith("!") != equal;
        }
    }

    /** The expressions of each file, with the texts that print their labels. */
    record Expression(String where, String text, List<String> legends) {

        List<Selector> selectors() {
            List<Selector> selectors = new ArrayList<>();
            Matcher matcher = SERIES.matcher(text);
            while (matcher.find()) {
                String labels = matcher.group(2);
                selectors.add(new Selector(matcher.group(1), labels == null ? "" : labels));
            }
            return selectors;
        }

        /** The labels that it groups by, and that a legend prints. */
        Set<String> labels() {
            Set<String> labels = new LinkedHashSet<>();
            Matcher grouping = GROUPING.matcher(text);
            while (grouping.find()) {
                labels.addAll(List.of(grouping.group(1).split(" *, *")));
            }
            for (String legend : legends) {
                Matcher matcher = LEGEND.matcher(legend);
                while (matcher.find()) {
                    labels.add(matcher.group(1));
                }
            }
            return labels;
        }
    }

    static List<Expression> ofRules() throws IOException {
        List<Expression> expressions = new ArrayList<>();
        for (JsonNode rule : rules()) {
            List<String> texts = new ArrayList<>();
            rule.path("annotations").forEach(text -> texts.add(text.asText()));
            expressions.add(
                    new Expression(
                            rule.path("record").asText(rule.path("alert").asText()),
                            rule.path("expr").asText(),
                            texts));
        }
        return expressions;
    }

    static List<Expression> ofPanels() throws IOException {
        List<Expression> expressions = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                expressions.add(
                        new Expression(
                                panel.path("title").asText(),
                                target.path("expr").asText(),
                                List.of(target.path("legendFormat").asText())));
            }
        }
        return expressions;
    }

    /** The labels that a recorded series has: those that its rule groups by. */
    static Map<String, Set<String>> recorded() throws IOException {
        Map<String, Set<String>> recorded = new TreeMap<>();
        for (Expression rule : ofRules()) {
            if (rule.where().contains(":")) {
                recorded.put(rule.where(), rule.labels());
            }
        }
        return recorded;
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode file = Yaml.mapper().readTree(FOLDER.resolve("rules.yaml").toFile());
        file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }
}
