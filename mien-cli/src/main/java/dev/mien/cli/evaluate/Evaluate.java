package dev.mien.cli.evaluate;

import dev.mien.Amount;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.cli.argument.JsonFile;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.console.DataNotes;
import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.Progress;
import dev.mien.cli.console.RowCounter;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.GroupColumn;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Comparison;
import dev.mien.evaluate.ComparisonJson;
import dev.mien.evaluate.Details;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.EvaluationJson;
import dev.mien.evaluate.EvaluationText;
import dev.mien.evaluate.GroupScores;
import dev.mien.evaluate.ScoredRows;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Setting;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.report.ComparisonReport;
import dev.mien.report.ModelReport;
import dev.mien.report.ScoredModel;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Implements {@link EvaluateCommand}. A separate class, since picocli inspects the fields and methods of every command
 * on each start, which would load all types used there.
 */
final class Evaluate {
    private final EvaluateCommand options;
    private final List<ModelOrigin> origins;
    private final PrintWriter out;
    private final PrintWriter messages;
    private final long start = System.nanoTime();

    Evaluate(EvaluateCommand options) {
        this.options = options;
        this.origins = options.models.stream().map(ModelArgument::origin).toList();
        this.out = options.spec.commandLine().getOut();
        this.messages = options.spec.commandLine().getErr();
    }

    /** Runs the command and returns the exit code. */
    int run() throws IOException {
        JsonFile.refuseInput(options.json, options.data.files);
        refuseToCompare();
        ModelOptions open = ModelOptions.defaults().withFlip(options.tta);
        try (ModelList models = ModelList.open(origins, open);
                ModelList with = ModelList.open(
                        options.with.map(ModelArgument::origin).map(List::of).orElse(List.of()), open)) {
            FaceModel first = models.get(0);
            models.requireOneTask();
            Optional<FaceModel> other = with.all().stream().findFirst();
            ModelReport.requireOtherTask(first, other);
            Scoring scoring = Scoring.of(first);
            Optional<LabelSet> labels = scoring.labels(models.all(), options.labels.map(LabelSet::ofLabel));
            options.coverage.ifPresent(scoring::requireCoverage);
            Dataset data = EvaluateRows.load(options, first, options.data.files);
            Optional<GroupColumn> column = options.groups.map(name -> GroupColumn.read(options.data.files, name));
            List<ScoredModel> scored = score(models, labels, data);
            if (scored.size() == 1) {
                report(detailed(scored.get(0), column), other);
            } else {
                compare(scored);
            }
            out.flush();
            return DataNotes.say(data, messages) > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
        }
    }

    private void report(ScoredModel scored, Optional<FaceModel> with) throws IOException {
        Path page = ModelReport.write(options.out, scored, run(0), with);
        JsonFile.write(options.json, EvaluationJson.of(scored.setting(), scored.evaluation(), scored.details()));
        out.print(EvaluationText.of(scored.setting(), scored.evaluation(), scored.details()));
        out.println("wrote " + page);
    }

    /** Refuses options about one model if there are several. */
    private void refuseToCompare() {
        if (origins.size() == 1) {
            return;
        }
        if (options.groups.isPresent() || options.coverage.isPresent()) {
            throw new UserError(
                    "belongs to the scores of one model",
                    options.groups.isPresent() ? "--groups" : "--coverage",
                    "leave it out to compare several");
        }
        if (options.with.isPresent()) {
            throw new UserError("belongs to the report on one model", "--with", "leave it out to compare several");
        }
    }

    private void compare(List<ScoredModel> scored) throws IOException {
        List<String> names = ModelNames.of(options.models);
        List<ComparisonReport.Contender> contenders = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            contenders.add(new ComparisonReport.Contender(names.get(i), scored.get(i), run(i)));
        }
        Comparison comparison = ComparisonReport.write(options.out, contenders);
        JsonFile.write(options.json, ComparisonJson.of(comparison));
        out.print(ComparisonText.of(comparison));
        out.println("wrote " + options.out.resolve("index.html"));
    }

    private List<ScoredModel> score(ModelList models, Optional<LabelSet> labels, Dataset data) throws IOException {
        EvaluateRows rows = new EvaluateRows(options, origins);
        List<ScoredRows> parts = rows.parts(models, data);
        int[] common = EvaluateRows.common(parts, data);
        if (parts.stream().anyMatch(part -> part.rows().length > common.length)) {
            messages.println("mien: the models' parts differ; scored on the "
                    + Amount.of(common.length, "row that all have", "rows that all have"));
            messages.flush();
        }
        List<ScoredModel> scored = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            Optional<Split> split = rows.storedSplit(models.get(i), origins.get(i), data);
            scored.add(score(models.get(i), origins.get(i), labels, data, split, parts.get(i), common));
        }
        return scored;
    }

    private ScoredModel score(
            FaceModel model,
            ModelOrigin origin,
            Optional<LabelSet> labels,
            Dataset data,
            Optional<Split> split,
            ScoredRows part,
            int[] rows) {
        Evaluation evaluation;
        try (Progress progress = new Progress("scoring", 0, rows.length, messages)) {
            RowCounter step = new RowCounter(progress);
            evaluation = Scoring.of(model, options.points).score(model, labels, data, rows, part.training(), step);
        }
        Setting setting = new Setting(
                origin.path().map(Path::getFileName).map(Path::toString).orElse(origin.name()),
                data.name(),
                part.name(),
                labels,
                options.tta,
                (System.nanoTime() - start) / 1e9);
        return new ScoredModel(model, setting, data, split, evaluation);
    }

    private ScoredModel detailed(ScoredModel scored, Optional<GroupColumn> column) {
        return scored.with(new Details(
                column.map(
                        read -> GroupScores.of(scored.evaluation(), scored.data(), options.groups.orElseThrow(), read)),
                options.coverage.map(share -> scored.evaluation().sets(scored.data(), share))));
    }

    /** The run that contains a model. */
    private Optional<RunDirectory> run(int model) {
        return StoredSplit.run(origins.get(model))
                .filter(run -> Files.exists(run.config()) && Files.exists(run.metrics()));
    }
}
