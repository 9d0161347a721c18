package dev.mien.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** {@code mien man}: prints the manual page, generated from the help of all commands. */
@Command(
        name = "man",
        description = "Prints the manual page.",
        mixinStandardHelpOptions = true,
        footer = {"", "Read it with:", "  mien man > mien.1 && man ./mien.1"})
final class ManCommand extends PrintedText {
    /** The page in roff, with a section for each command. */
    @Override
    String of(CommandLine mien) {
        StringBuilder page = new StringBuilder(".TH MIEN 1\n.SH NAME\nmien \\- ");
        page.append(escaped(
                        String.join(" ", mien.getCommandSpec().usageMessage().description())))
                .append('\n');
        section(page, "SYNOPSIS", mien);
        for (CommandLine command : mien.getSubcommands().values()) {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                section(page, command.getCommandName().toUpperCase(Locale.ROOT), command);
            }
        }
        return page.toString();
    }

    private static void section(StringBuilder page, String title, CommandLine command) {
        page.append(".SH ").append(title).append("\n.nf\n");
        page.append(escaped(command.getUsageMessage(Help.Ansi.OFF).strip())).append("\n.fi\n");
    }

    /** Escapes backslashes, and dots and quotes at the start of a line, which are roff commands. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
