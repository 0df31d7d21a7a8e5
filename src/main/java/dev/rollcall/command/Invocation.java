package dev.rollcall.command;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs the mode that the command line names, or reports in one sentence what is wrong with it.
 * Without arguments the first mode runs at once, and the command-line library is not even loaded.
 */
public final class Invocation {

    private static final String NAME = "rollcall";

    private final List<Mode> modes;
    private final PrintStream out;
    private final PrintStream errors;

    public Invocation(List<Mode> modes, PrintStream out, PrintStream errors) {
        this.modes = List.copyOf(modes);
        this.out = out;
        this.errors = errors;
    }

    /**
     * Runs the mode of the arguments. Misuse ends the process, or in development mode the
     * application.
     */
    public void run(String... arguments) {
        try {
            if (arguments.length == 0) {
                modes.get(0).action().accept(null);
            } else {
                parsed(arguments);
            }
        } catch (Misuse misuse) {
            errors.println(misuse.getMessage());
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(ExitCode.MISUSED, null);
        }
    }

    private void parsed(String... arguments) {
        ParseResult given = parse(arguments);
        refuseTheUnknownBesideHelp(given);
        if (CommandLine.executeHelpRequest(given) != null) {
            return;
        }
        ParseResult ofMode = given.hasSubcommand() ? given.subcommand() : given;
        String name = given.hasSubcommand() ? ofMode.commandSpec().name() : modes.get(0).name();
        modes.stream()
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .orElseThrow()
                .action()
                .accept(ofMode);
    }

    private ParseResult parse(String... arguments) {
        try {
            return line().parseArgs(arguments);
        } catch (ParameterException notUnderstood) {
            throw new Misuse(sentence(notUnderstood));
        }
    }

    /** The library accepts anything beside {@code --help}, even another mode. */
    private void refuseTheUnknownBesideHelp(ParseResult given) {
        if (given.hasSubcommand()) {
            refuseTheUnknownBesideHelp(given.subcommand());
        } else if (!given.unmatched().isEmpty()) {
            throw new Misuse(sentence(given.commandSpec(), given.unmatched().get(0)));
        }
    }

    private CommandLine line() {
        CommandSpec options =
                Mode.options(
                                NAME,
                                "A read-only user directory for a Rocket.Chat workspace. Settings are environment"
                                        + " variables; docs/operating.md lists them.")
                        .addOption(
                                OptionSpec.builder("-V", "--version")
                                        .versionHelp(true)
                                        .description(
                                                "Print version, dialects and contract, and end.")
                                        .build());
        options.versionProvider(Release::lines);
        modes.forEach(mode -> options.addSubcommand(mode.name(), mode.options().get()));
        return new CommandLine(options)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true));
    }

    private String sentence(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        return failure instanceof UnmatchedArgumentException unmatched
                ? sentence(command, unmatched.getUnmatched().get(0))
                : failure.getMessage() + "; see " + help(command) + ".";
    }

    private String sentence(CommandSpec command, String argument) {
        return command.parent() == null && !argument.startsWith("-")
                ? String.format(
                        "'%s' is no mode of Rollcall: the modes are %s; see %s.",
                        argument, names(), help(command))
                : String.format(
                        "'%s' is not understood: see %s for what is.", argument, help(command));
    }

    private static String help(CommandSpec of) {
        return of.qualifiedName() + " --help";
    }

    private String names() {
        return modes.stream().map(Mode::name).collect(Collectors.joining(", "));
    }
}
