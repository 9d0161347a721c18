package dev.mien.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options of a command's help under headings, for a command that has many. */
final class OptionGroups {
    private final Map<String, String> headings;

    private OptionGroups(Map<String, String> headings) {
        this.headings = headings;
    }

    /**
     * Lets the command's help have headings.
     *
     * @param headings each by the name of the option that it stands before
     */
    static void add(CommandSpec command, Map<String, String> headings) {
        OptionGroups groups = new OptionGroups(headings);
        command.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, groups::render);
    }

    private String render(Help help) {
        StringBuilder text = new StringBuilder();
        List<OptionSpec> group = new ArrayList<>();
        for (OptionSpec option : help.commandSpec().options()) {
            String heading = headings.get(option.longestName());
            if (heading != null) {
                text.append(list(help, group)).append(String.format("%n%s%n", heading));
                group.clear();
            }
            if (!option.hidden()) {
                group.add(option);
            }
        }
        return text.append(list(help, group)).toString();
    }

    private static String list(Help help, List<OptionSpec> options) {
        Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
        layout.addOptions(options, help.createDefaultParamLabelRenderer());
        return layout.toString();
    }
}
