package dev.rollcall.command;

import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * One thing that the process can do.
 *
 * @param options its description and its options, as the library of the command line wants them;
 *     made by calls, since annotations would need reflection in a native executable, and made only
 *     if there is a command line to understand
 * @param action does it, with the options that were given
 */
public record Mode(String name, Supplier<CommandSpec> options, Consumer<ParseResult> action) {

    /** A mode without options of its own. */
    public static Mode named(String name, String description, Runnable action) {
        return new Mode(name, () -> options(name, description), given -> action.run());
    }

    /** What every mode has: a name, a description, and {@code --help}. */
    public static CommandSpec options(String name, String description) {
        CommandSpec options = CommandSpec.create().name(name);
        options.usageMessage().description(description.replace("%", "%%")).width(100);
        return options.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this and end.")
                        .build());
    }
}
