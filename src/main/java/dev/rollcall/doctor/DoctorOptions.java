package dev.rollcall.doctor;

import dev.rollcall.command.Mode;
import dev.rollcall.doctor.Examination.Selection;
import dev.rollcall.doctor.check.Check;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.check.CheckTable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of the mode.
 *
 * @param json whether the output is for a program
 * @param brief whether the checks that are well are left out
 * @param warningsFail whether a warning has an exit code of its own
 */
record DoctorOptions(boolean json, boolean brief, Selection selection, boolean warningsFail) {

    static final String MODE = "doctor";

    private static final String JSON = "--json";
    private static final String SHORT = "--short";
    private static final String ONLY = "--only";
    private static final String SKIP = "--skip";
    private static final String FAIL_ON = "--fail-on";
    private static final String WARNING = "warning";
    private static final String ERROR = "error";

    static CommandSpec options() {
        return Mode.options(
                        MODE,
                        "Check whether Rollcall would serve the workspace of MONGO_URL well, and name a cure for each problem."
                                + " Nothing is written. The exit code is 0 if all is well, 1 for an error, 2 for a warning,"
                                + " 3 for a mistake of usage or of a setting, 4 if it could not be diagnosed.")
                .addOption(flag(JSON, "Print one JSON object."))
                .addOption(flag(SHORT, "Leave out the checks that are well."))
                .addOption(checks(ONLY, "Run these checks, and those that they need, alone."))
                .addOption(checks(SKIP, "Leave these checks out."))
                .addOption(
                        OptionSpec.builder(FAIL_ON)
                                .paramLabel("STATUS")
                                .type(String.class)
                                .converters(DoctorOptions::status)
                                .description(
                                        "From which status on the exit code is not 0: warning, unless it is given, or error.")
                                .build());
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).description(description).build();
    }

    private static OptionSpec checks(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("CHECK")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .converters(DoctorOptions::check)
                .splitRegex(",")
                .description(description + " Each is an id or a category: " + categories() + ".")
                .build();
    }

    static DoctorOptions of(ParseResult given) {
        List<String> none = List.of();
        return new DoctorOptions(
                given.hasMatchedOption(JSON),
                given.hasMatchedOption(SHORT),
                new Selection(
                        Set.copyOf(given.matchedOptionValue(ONLY, none)),
                        Set.copyOf(given.matchedOptionValue(SKIP, none))),
                given.matchedOptionValue(FAIL_ON, WARNING).equals(WARNING));
    }

    private static String status(String text) {
        if (!text.equals(WARNING) && !text.equals(ERROR)) {
            throw new TypeConversionException("it is " + WARNING + " or " + ERROR);
        }
        return text;
    }

    private static String check(String text) {
        boolean known =
                Stream.concat(
                                CheckTable.all().stream().map(Check::id),
                                Arrays.stream(Category.values()).map(Category::label))
                        .anyMatch(text::equals);
        if (!known) {
            throw new TypeConversionException(
                    "a check is named by an id like RC-CON-01, or by a category: " + categories());
        }
        return text;
    }

    private static String categories() {
        return Arrays.stream(Category.values())
                .map(Category::label)
                .collect(Collectors.joining(", "));
    }
}
