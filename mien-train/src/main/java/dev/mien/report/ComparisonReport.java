package dev.mien.report;

import dev.mien.dataset.Dataset;
import dev.mien.evaluate.Comparison;
import dev.mien.evaluate.ComparisonJson;
import dev.mien.evaluate.Evaluation;
import dev.mien.report.Page.Fact;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes a report that compares models: {@code index.html} with its figures, {@code comparison.json}, and the report on
 * each model in {@code model-1}, {@code model-2} and so on.
 */
public final class ComparisonReport {

    /**
     * One of the models.
     *
     * @param name a unique name
     * @param scored the model with its scores
     * @param run the run that trained it, if available
     */
    public record Contender(String name, ScoredModel scored, Optional<RunDirectory> run) {}

    private ComparisonReport() {}

    /**
     * Writes the report into a folder, replacing an older one.
     *
     * @param contenders at least two models, scored on the same rows; the first one is the reference
     * @return the comparison
     * @throws IOException when a file cannot be written
     */
    public static Comparison write(Path path, List<Contender> contenders) throws IOException {
        List<String> names = contenders.stream().map(Contender::name).toList();
        ScoredModel first = contenders.get(0).scored();
        List<Evaluation> evaluations =
                contenders.stream().map(one -> one.scored().evaluation()).toList();
        Comparison comparison = Comparison.of(names, evaluations, groups(first));
        for (int i = 0; i < contenders.size(); i++) {
            Contender one = contenders.get(i);
            ModelReport.write(path.resolve(folder(i)), one.scored(), one.run(), Optional.empty());
        }
        ReportFolder folder = new ReportFolder(path);
        folder.text("comparison.json", ComparisonJson.of(comparison));
        List<Block.Links.Link> links = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            links.add(new Block.Links.Link(names.get(i), folder(i) + "/index.html"));
        }
        folder.page(new Page(
                String.join(" and ", names),
                "Compared on the part '" + first.setting().split() + "' of "
                        + first.setting().data()
                        + first.setting()
                                .labels()
                                .map(labels -> ", answered in " + labels.label() + " classes")
                                .orElse("")
                        + ".",
                headline(comparison),
                List.of(
                        CompareSection.of(folder, comparison, contenders),
                        new Section(
                                "reports",
                                "Each model's own report",
                                "All figures, charts and faces of each model.",
                                List.of(new Block.Links(links)))),
                "Mien " + first.model().metadata().version() + ". All figures are in comparison.json."));
        return comparison;
    }

    private static List<Fact> headline(Comparison comparison) {
        Comparison.Row main = comparison.rows().get(0);
        List<Fact> facts = new ArrayList<>(List.of(new Fact("rows", Words.count(comparison.n()))));
        for (int i = 0; i < comparison.models().size(); i++) {
            facts.add(new Fact(
                    main.figure() + " of " + comparison.models().get(i),
                    Words.number(main.values().get(i), 3)));
        }
        return facts;
    }

    private static String folder(int model) {
        return "model-" + (model + 1);
    }

    private static List<String> groups(ScoredModel scored) {
        Dataset data = scored.data();
        return Arrays.stream(scored.evaluation().rows()).mapToObj(data::group).toList();
    }
}
