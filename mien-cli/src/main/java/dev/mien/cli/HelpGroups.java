package dev.mien.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Groups the options of a command under headings in its help. */
final class HelpGroups {
    private HelpGroups() {}

    /**
     * Configures the help of a command.
     *
     * @param headings by the first option of each group, in the order in which the command declares them
     */
    static void apply(CommandLine command, Map<String, String> headings) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> render(help, headings));
    }

    private static String render(Help help, Map<String, String> headings) {
        StringBuilder text = new StringBuilder();
        List<OptionSpec> group = new ArrayList<>();
        for (OptionSpec option : help.commandSpec().options()) {
            if (option.hidden()) {
                continue;
            }
            String heading = headings.get(option.longestName());
            if (heading != null) {
                text.append(list(help, group)).append(heading(help, heading));
                group.clear();
            }
            group.add(option);
        }
        return text.append(list(help, group)).toString();
    }

    private static String heading(Help help, String heading) {
        return help.createHeading("%n@|bold " + heading + "|@%n");
    }

    private static String list(Help help, List<OptionSpec> options) {
        Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
        layout.addOptions(options, help.parameterLabelRenderer());
        return layout.toString();
    }
}
