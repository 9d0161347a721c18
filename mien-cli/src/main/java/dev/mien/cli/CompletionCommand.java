package dev.mien.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mien completion}: prints a shell script for completing commands, options and file names. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh.",
        mixinStandardHelpOptions = true,
        footer = {"", "Use it with:", "  source <(mien completion)"})
final class CompletionCommand extends PrintedText {
    @Override
    String of(CommandLine mien) {
        return AutoComplete.bash("mien", mien);
    }
}
