package dev.rollcall.compare;

import dev.rollcall.command.Misuse;
import dev.rollcall.command.Mode;
import dev.rollcall.compare.request.AskersFile;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.setting.Judgement;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments of a comparison.
 *
 * @param rollcall the address of a running Rollcall; without one this process serves itself
 * @param log the access log whose requests are sent; without one samples are sent
 * @param json whether the report is printed for a program
 * @param bounds how much is sent, and how fast
 */
record CompareArguments(
        String with,
        Optional<String> rollcall,
        Path callers,
        Optional<Path> log,
        Optional<Path> state,
        Optional<Path> html,
        boolean json,
        boolean showValues,
        Dialect dialect,
        Bounds bounds) {

    static final String MODE = "compare";

    private static final String WITH = "--with";
    private static final String ROLLCALL = "--rollcall";
    static final String CALLERS = "--callers";
    static final String LOG = "--log";
    private static final String STATE = "--state";
    static final String HTML = "--html";
    private static final String JSON = "--json";
    private static final String SHOW_VALUES = "--show-values";
    private static final String DIALECT = "--dialect";
    private static final String USERS = "--users";
    private static final String DEEP_PAGES = "--deep-pages";
    private static final String MOST = "--most";
    private static final String RATE = "--rate";
    private static final String WITHIN = "--within";

    /**
     * How much a comparison may do.
     *
     * @param users how many users each caller looks up
     * @param deepPages how many deep pages each caller asks for
     * @param most how many requests of a log are sent
     * @param rate how many calls each server gets within a second
     * @param within after which time the comparison ends, done or not
     */
    record Bounds(int users, int deepPages, int most, int rate, Duration within) {

        private static final int USERS = 10;
        private static final int DEEP_PAGES = 1;
        private static final int MOST = 1_000;
        private static final int RATE = 10;
        private static final Duration WITHIN = Duration.ofHours(1);

        /** The shortest time between two calls of a server. */
        Duration between() {
            return Duration.ofSeconds(1).dividedBy(rate);
        }
    }

    /** The option or variable that chose Rollcall's side. */
    String chooserOfRollcall() {
        return rollcall.isPresent() ? ROLLCALL : "MONGO_URL";
    }

    /**
     * Tries the files before anything is started or asked.
     *
     * @throws Misuse if one cannot be read, or cannot be written
     */
    void tryFiles() {
        AskersFile.read(new NamedFile(CALLERS, callers).text());
        log.ifPresent(file -> new NamedFile(LOG, file).lines().close());
        html.ifPresent(file -> new NamedFile(HTML, file).refuseIfReadOnly());
    }

    static CommandSpec options() {
        CommandSpec options = all();
        options.usageMessage()
                .customSynopsis("rollcall compare [-h] --with=URL --callers=FILE [OPTION...]")
                .sortOptions(false);
        return options;
    }

    private static CommandSpec all() {
        return Mode.options(
                        MODE,
                        "Send the same requests to a running Rocket.Chat and to Rollcall, and report what differs."
                                + " It only reads. The exit code is 0 if there is no unexplained difference, 1 if there"
                                + " is one, 2 if some requests were not compared, and 3 for a mistake of usage or of a setting.")
                .addOption(option(WITH, "URL", "The running Rocket.Chat."))
                .addOption(
                        option(
                                CALLERS,
                                "FILE",
                                "Who asks, as lines of name,userId,token[,permission...] or as a JSON list of such objects."
                                        + " A token is never printed."))
                .addOption(
                        option(
                                ROLLCALL,
                                "URL",
                                "A running Rollcall. Without it this process serves MONGO_URL to itself."))
                .addOption(
                        option(
                                DIALECT,
                                "NAME",
                                "The dialect of Rollcall. ROLLCALL_COMPATIBILITY unless it is given."))
                .addOption(
                        option(
                                LOG,
                                "FILE",
                                "Send the requests of this access log, each as every caller, and no samples."
                                        + " It is in the common or combined format, or one JSON object a line."))
                .addOption(
                        option(
                                STATE,
                                "FILE",
                                "Record the results here. The same command with the same file goes on from there."))
                .addOption(flag(JSON, "Print the report as one JSON object."))
                .addOption(option(HTML, "FILE", "Write the report as one page, too."))
                .addOption(
                        flag(
                                SHOW_VALUES,
                                "Show values and what was asked for. These are personal data."))
                .addOption(number(USERS, "How many users each caller looks up.", Bounds.USERS))
                .addOption(
                        number(
                                DEEP_PAGES,
                                "How many deep pages each caller asks for. Rocket.Chat reads all users for each.",
                                Bounds.DEEP_PAGES))
                .addOption(
                        number(MOST, "How many requests of a log are sent at most.", Bounds.MOST))
                .addOption(
                        number(
                                RATE,
                                "How many calls each server gets a second at most. Fewer, if its rate limit says so.",
                                Bounds.RATE))
                .addOption(
                        option(
                                WITHIN,
                                "TIME",
                                "After this time it ends and reports what was compared. "
                                        + Bounds.WITHIN
                                        + " unless it is given."));
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec number(String name, String description, int standard) {
        return option(name, "NUMBER", description + " " + standard + " unless it is given.");
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).description(description).build();
    }

    /** Reads the arguments once more, in the application that runs on the service. */
    static CompareArguments of(String... arguments) {
        return of(new CommandLine(options()).parseArgs(arguments));
    }

    static CompareArguments of(ParseResult given) {
        return new CompareArguments(
                address(given, WITH)
                        .orElseThrow(
                                () ->
                                        new Misuse(
                                                "Name the running Rocket.Chat, for example --with=https://chat.example.com.")),
                address(given, ROLLCALL),
                file(given, CALLERS)
                        .orElseThrow(
                                () ->
                                        new Misuse(
                                                "Name a file of callers, for example --callers=callers.csv with lines of name,userId,token.")),
                file(given, LOG),
                file(given, STATE),
                file(given, HTML),
                given.hasMatchedOption(JSON),
                given.hasMatchedOption(SHOW_VALUES),
                dialect(given),
                new Bounds(
                        number(given, USERS, Bounds.USERS, 0, 1_000),
                        number(given, DEEP_PAGES, Bounds.DEEP_PAGES, 0, 20),
                        number(given, MOST, Bounds.MOST, 1, 100_000),
                        number(given, RATE, Bounds.RATE, 1, 100),
                        time(given)));
    }

    /** The command line from which the same arguments are read again. */
    static String[] repeated(ParseResult given) {
        return given.matchedOptions().stream()
                .flatMap(
                        option ->
                                Stream.of(
                                        option.arity().max() == 0
                                                ? option.longestName()
                                                : option.longestName() + "=" + option.getValue()))
                .toArray(String[]::new);
    }

    private static Optional<String> value(ParseResult given, String option) {
        return Optional.ofNullable(given.<String>matchedOptionValue(option, null))
                .filter(text -> !text.isBlank());
    }

    private static Optional<Path> file(ParseResult given, String option) {
        return value(given, option).map(Path::of);
    }

    private static Optional<String> address(ParseResult given, String option) {
        Optional<String> address = value(given, option);
        if (address.filter(text -> !isAddress(text)).isPresent()) {
            throw new Misuse(
                    option
                            + " wants an address that begins with https:// or http:// and has no user, query or fragment.");
        }
        return address;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return text.matches("https?://.+")
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static Dialect dialect(ParseResult given) {
        try {
            return Dialect.named(
                    value(given, DIALECT)
                            .orElseGet(
                                    () ->
                                            Judgement.ofThisProcess()
                                                    .effective("ROLLCALL_COMPATIBILITY")));
        } catch (IllegalArgumentException unknown) {
            throw new Misuse(
                    "--dialect, or else ROLLCALL_COMPATIBILITY, names no dialect of Rollcall; --version lists them.");
        }
    }

    private static int number(ParseResult given, String option, int standard, int least, int most) {
        String text = value(given, option).orElse(Integer.toString(standard));
        if (!text.matches("\\d{1,7}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
            throw new Misuse(option + " wants a number from " + least + " to " + most + ".");
        }
        return Integer.parseInt(text);
    }

    private static Duration time(ParseResult given) {
        try {
            Duration time = value(given, WITHIN).map(Duration::parse).orElse(Bounds.WITHIN);
            if (time.toSeconds() > 0 && time.toDays() < 8) {
                return time;
            }
        } catch (DateTimeParseException none) {
            // The sentence below covers this case, too.
        }
        throw new Misuse("--within wants a time from PT1S to P7D, such as PT90M.");
    }
}
