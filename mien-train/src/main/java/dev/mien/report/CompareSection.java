package dev.mien.report;

import dev.mien.evaluate.Comparison;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.PairedBootstrap;
import dev.mien.evaluate.PairedBootstrap.Difference;
import dev.mien.plot.Axis;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import dev.mien.report.ComparisonReport.Contender;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import dev.mien.train.history.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section that compares models: metrics, differences and curves. */
final class CompareSection {
    private final ReportFolder folder;
    private final Comparison comparison;
    private final List<Contender> contenders;

    private CompareSection(ReportFolder folder, Comparison comparison, List<Contender> contenders) {
        this.folder = folder;
        this.comparison = comparison;
        this.contenders = contenders;
    }

    static Section of(ReportFolder folder, Comparison comparison, List<Contender> contenders) throws IOException {
        CompareSection section = new CompareSection(folder, comparison, contenders);
        List<Block> blocks = new ArrayList<>(List.of(section.values(), section.differences()));
        blocks.add(new Block.Note("An interval that leaves out 0 is called clear: chance alone hardly makes such a"
                + " difference. It comes from a paired bootstrap: the same rows are drawn again "
                + Words.count(PairedBootstrap.DRAWS) + " times for both models, rows of one photo or person together."
                + " Several figures are looked at, so one clear difference among many may still be chance."));
        blocks.add(section.scores());
        section.training().ifPresent(blocks::add);
        return new Section(
                "compare",
                "Side by side",
                "All models answered the same " + Words.count(comparison.n(), "row") + ".",
                blocks);
    }

    private Block values() {
        List<String> header = new ArrayList<>(List.of("figure"));
        header.addAll(comparison.models());
        return new Block.Table(
                "Figures of each model",
                header,
                comparison.rows().stream()
                        .map(row -> {
                            List<String> cells = new ArrayList<>(List.of(
                                    row.figure() + (row.moreIsBetter() ? " (more is better)" : " (less is better)")));
                            row.values().forEach(value -> cells.add(Words.number(value, 4)));
                            return cells;
                        })
                        .toList());
    }

    private Block differences() {
        List<List<String>> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            for (int i = 0; i < row.differences().size(); i++) {
                Difference difference = row.differences().get(i);
                rows.add(List.of(
                        row.figure() + " of " + comparison.models().get(i + 1),
                        Words.signed(difference.value(), 4),
                        Words.signed(difference.low(), 4) + " to " + Words.signed(difference.high(), 4),
                        verdict(row, difference)));
            }
        }
        return new Block.Table(
                "Differences from " + comparison.models().get(0),
                List.of("figure", "difference", "95 % interval", ""),
                rows);
    }

    private static String verdict(Comparison.Row row, Difference difference) {
        if (!difference.isClear()) {
            return "not clear";
        }
        return difference.value() > 0 == row.moreIsBetter() ? "clearly better" : "clearly worse";
    }

    private Block scores() throws IOException {
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        contenders.forEach(one -> evaluations.put(one.name(), one.scored().evaluation()));
        CompareCurve curve =
                TaskReport.of(contenders.get(0).scored().evaluation()).curve(evaluations);
        return curve.block(folder, best(curve.figure()));
    }

    private Optional<Block> training() throws IOException {
        List<Series> series = new ArrayList<>();
        Optional<Trained> best = Optional.empty();
        for (Contender one : contenders) {
            if (one.run().isPresent()) {
                History history = TrainedRun.read(one.run().get()).history();
                Trained trained =
                        new Trained(one.name(), history.metric(), history.best().orElseThrow());
                best = best.filter(known -> !trained.isBetterThan(known)).or(() -> Optional.of(trained));
                List<EpochReport> epochs = history.epochs();
                series.add(Series.line(
                        one.name(),
                        epochs.stream().mapToDouble(EpochReport::epoch).toArray(),
                        epochs.stream().mapToDouble(EpochReport::metric).toArray()));
            }
        }
        if (best.isEmpty()) {
            return Optional.empty();
        }
        String metric = Words.metric(best.get().metric());
        return Optional.of(folder.chart(
                "compare-training",
                Charts.lines("Validation " + metric, Axis.of("epoch"), Axis.of(metric), series),
                "Validation " + metric + " while training",
                "The best validation " + metric + ", "
                        + Words.number(best.get().epoch().metric(), 4) + ", is that of "
                        + best.get().name() + " in epoch " + best.get().epoch().epoch() + ".",
                "Each run's own validation part, which need not be the rows above."));
    }

    /** The best epoch of a run. */
    private record Trained(String name, Metric metric, EpochReport epoch) {
        boolean isBetterThan(Trained other) {
            return metric.better(epoch.metric(), other.epoch.metric());
        }
    }

    private String best(String figure) {
        Comparison.Row row = comparison.rows().stream()
                .filter(one -> one.figure().equals(figure))
                .findFirst()
                .orElseThrow();
        int best = 0;
        for (int i = 1; i < row.values().size(); i++) {
            best = row.values().get(i) > row.values().get(best) ? i : best;
        }
        return "The highest " + figure + ", " + Words.number(row.values().get(best), 4) + ", is that of "
                + comparison.models().get(best) + ".";
    }
}
