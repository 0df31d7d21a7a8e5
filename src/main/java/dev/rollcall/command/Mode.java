package dev.rollcall.command;

import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * One mode of the process, such as serving or making indexes.
 *
 * @param options its description and its options, for the command-line library. They are made by
 *     calls, because annotations need reflection in a native executable, and only if there are
 *     arguments.
 * @param action runs the mode with the given options
 */
public record Mode(String name, Supplier<CommandSpec> options, Consumer<ParseResult> action) {

    /** A mode that has only {@code --help}. */
    public static Mode named(String name, String description, Runnable action) {
        return new Mode(name, () -> options(name, description), given -> action.run());
    }

    /** The options that every mode has: a name, a description, and {@code --help}. */
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
