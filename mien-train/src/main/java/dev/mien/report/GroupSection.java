package dev.mien.report;

import dev.mien.evaluate.GroupScores;
import java.util.ArrayList;
import java.util.List;

/** The section on the main metrics by a user-defined column. */
final class GroupSection {
    private GroupSection() {}

    static Section of(GroupScores scores) {
        List<List<String>> rows = new ArrayList<>();
        scores.groups()
                .forEach((value, group) -> group.figures()
                        .forEach((figure, one) -> rows.add(List.of(
                                value,
                                Words.count(group.n()) + (group.isTooSmall() ? " (too few to tell much)" : ""),
                                figure,
                                Words.number(one.value(), 4),
                                one.hasInterval()
                                        ? Words.number(one.low(), 4) + " to " + Words.number(one.high(), 4)
                                        : ""))));
        return new Section(
                "groups",
                "By " + scores.column(),
                "Whether the model serves each group as well as the others. Groups whose intervals overlap need not differ.",
                List.of(new Block.Table(
                        "Figures by " + scores.column(),
                        List.of(scores.column(), "rows", "figure", "value", "95 % interval"),
                        rows)));
    }
}
