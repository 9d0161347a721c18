package dev.mien.report;

import dev.mien.evaluate.ConformalSets;
import java.util.ArrayList;
import java.util.List;

/** The section on conformal prediction sets. */
final class SetSection {
    private SetSection() {}

    static Section of(ConformalSets sets) {
        List<List<String>> rows = new ArrayList<>();
        sets.perClass().forEach((name, coverage) -> rows.add(List.of(name, Words.percent(coverage))));
        return new Section(
                "sets",
                "Prediction sets",
                "The requested coverage is " + Words.percent(sets.asked())
                        + ". A set has all classes from a probability of "
                        + Words.number(sets.threshold(), 4)
                        + " on, and always the likeliest; this threshold is computed from "
                        + Words.count(sets.calibrationRows(), "row") + ". On the other "
                        + Words.count(sets.testRows()) + ", the set contains the true class in "
                        + Words.percent(sets.coverage()) + " (95 % interval "
                        + Words.percent(sets.coverageCi95().low()) + " to "
                        + Words.percent(sets.coverageCi95().high()) + "), with "
                        + Words.number(sets.meanSize(), 2) + " classes on average.",
                List.of(new Block.Table("Coverage by true class", List.of("class", "coverage"), rows)));
    }
}
