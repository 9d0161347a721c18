package dev.mien.report;

import dev.mien.OptionError;
import dev.mien.UserError;
import dev.mien.Version;
import dev.mien.augment.AugmentationPipeline;
import dev.mien.dataset.Split;
import dev.mien.evaluate.EvaluationJson;
import dev.mien.evaluate.EvaluationText;
import dev.mien.evaluate.ScoredRows;
import dev.mien.evaluate.Setting;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the report on a model: {@code index.html} with its figures, {@code evaluation.json} and {@code report.txt}.
 */
public final class ModelReport {
    private final ReportFolder folder;
    private final ScoredModel scored;

    private ModelReport(ReportFolder folder, ScoredModel scored) {
        this.folder = folder;
        this.scored = scored;
    }

    /**
     * Writes the report into a folder, replacing an older one.
     *
     * @param run the run that trained the model, for the learning curves; these are left out without it
     * @param other a model of the other task, to show combined answers; these are left out without it
     * @return the page
     * @throws UserError when the run's files are damaged, or {@code other} is a model of the same task
     * @throws IOException when a file cannot be read or written
     */
    public static Path write(Path folder, ScoredModel scored, Optional<RunDirectory> run, Optional<FaceModel> other)
            throws IOException {
        ModelReport report = new ModelReport(new ReportFolder(folder), scored);
        return report.write(run.isPresent() ? Optional.of(TrainedRun.read(run.get())) : Optional.empty(), other);
    }

    private Path write(Optional<TrainedRun> run, Optional<FaceModel> other) throws IOException {
        requireOtherTask(scored.model(), other);
        folder.text("evaluation.json", EvaluationJson.of(scored.setting(), scored.evaluation(), scored.details()));
        folder.text("report.txt", EvaluationText.of(scored.setting(), scored.evaluation(), scored.details()));
        TaskReport task = TaskReport.of(scored.evaluation());
        List<Section> sections = new ArrayList<>(task.sections(folder, scored.data()));
        scored.details().groups().map(GroupSection::of).ifPresent(sections::add);
        scored.details().sets().map(SetSection::of).ifPresent(sections::add);
        if (other.isPresent()) {
            sections.add(CombinedSection.of(
                    folder,
                    scored.data(),
                    scored.evaluation().rows(),
                    scored.setting().labels(),
                    scored.model(),
                    other.get()));
        }
        if (run.isPresent()) {
            sections.add(TrainingSection.of(folder, run.get()));
        }
        String recipe =
                run.map(TrainedRun::recipe).orElse(AugmentationPipeline.none().name());
        sections.add(DataSection.of(folder, scored.data(), scored.split(), recipe));
        sections.add(model());
        Setting setting = scored.setting();
        return folder.page(new Page(
                title(run),
                lead(run),
                task.headline(),
                sections,
                "Mien " + Version.current() + ", scored in " + Words.number(setting.seconds(), 1)
                        + " s. All figures are in evaluation.json, as text in report.txt."));
    }

    /**
     * Checks the other model of {@link #write} before anything is scored.
     *
     * @throws UserError when it is of the same task
     */
    public static void requireOtherTask(FaceModel model, Optional<FaceModel> other) {
        Task task = model.metadata().task();
        if (other.isPresent() && other.get().metadata().task() == task) {
            throw new OptionError(
                    "a model for " + task.label() + " too", "with", "give one for the other task, or leave it out");
        }
    }

    /** The model, its run and the data: {@code points: keypoints, preset small, on helen.csv.gz}. */
    private String title(Optional<TrainedRun> run) {
        ModelMetadata metadata = scored.model().metadata();
        String name = run.map(TrainedRun::name).orElse(scored.setting().model());
        String task = metadata.task().label();
        return (name.equals(task) ? name : name + ": " + task) + ", preset " + metadata.preset() + ", on "
                + scored.setting().data();
    }

    private String lead(Optional<TrainedRun> run) {
        Setting setting = scored.setting();
        return "The part '" + setting.split() + "'"
                + (chosenOn(run) ? " (the best epoch was chosen on it, so its scores are a little too good)" : "")
                + setting.labels()
                        .map(labels -> ", answered in " + labels.label() + " classes")
                        .orElse("")
                + (setting.tta() ? ", each answer the mean with the mirror image's." : ".");
    }

    /**
     * Whether the scores are of the rows on which the model's best epoch was chosen, by whatever name. A model does not
     * say whether it is of the best epoch; its run does.
     */
    private boolean chosenOn(Optional<TrainedRun> run) {
        return run.filter(TrainedRun::keepsLast).isEmpty()
                && Split.isValidation(scored.setting().split())
                && ScoredRows.isTrainingData(scored.data(), scored.model().metadata());
    }

    private Section model() {
        ModelMetadata metadata = scored.model().metadata();
        List<List<String>> rows = new ArrayList<>();
        metadata.toProperties().forEach((name, value) -> rows.add(List.of(name.replaceFirst("^mien\\.", ""), value)));
        return new Section(
                "model",
                "Model file",
                "What the model file says of itself.",
                List.of(new Block.Fold(
                        "All metadata", List.of(Block.Table.ofText("Metadata", List.of("key", "value"), rows)))));
    }
}
