package dev.mien.cli.train;

import dev.mien.LabelSet;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.console.DataNotes;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Fold;
import dev.mien.dataset.KeypointDataset;
import dev.mien.engine.EngineFactory;
import dev.mien.report.DataSource;
import dev.mien.train.TrainingJob;
import dev.mien.train.TrainingListener;
import dev.mien.train.TrainingRequest;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.StartingPoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Implements {@link TrainCommand}; a separate class, since picocli would load what it uses at each start. */
final class Train {
    private final TrainCommand options;

    Train(TrainCommand options) {
        this.options = options;
    }

    /** Runs the command and returns the exit code. */
    int run() throws IOException {
        // Before any data is read, which may take long.
        EngineFactory.installed();
        new RunDirectory(options.out).requireFree(options.resume);
        TrainingRun run = new TrainingRun(options);
        TrainingJob job = request().prepare();
        Optional<Dataset> dataset = job.dataset();
        PrintWriter messages = options.spec.commandLine().getErr();
        dataset.ifPresent(data -> DataNotes.say(data, messages));
        DataNotes.say(job.notes(), messages);
        // What a report is made of can be loaded again from the run directory.
        TrainingListener keeper = dataset.isPresent()
                ? DataSource.of(options.files, options.reading.toLoadOptions()).keptIn(new RunDirectory(options.out))
                : TrainingListener.NONE;
        if (run.train(job, keeper) && dataset.isPresent()) {
            run.report(dataset.get());
            job.negatives().ifPresent(others -> run.reportFaces((KeypointDataset) dataset.get(), job.split(), others));
        }
        return ExitCode.DONE;
    }

    private TrainingRequest request() throws IOException {
        TrainingRequest request = TrainingRequest.of(options.task, options.files);
        options.preset.ifPresent(request::preset);
        return request.labels(options.labels.map(LabelSet::ofLabel))
                .reading(options.reading.toLoadOptions())
                .splitFile(options.splitFile)
                .votes(options.votes)
                .teachers(options.teachers.stream().map(ModelArgument::origin).toList())
                .foldTeachers(
                        options.foldTeachers.stream().map(RunDirectory::new).toList())
                .fold(options.fold.map(Fold::parse))
                .correctAnnotations(options.correctAnnotations.map(ModelArgument::origin))
                .background(options.background)
                .faces(options.faces)
                .facesLimit(options.facesLimit)
                .backgroundCrops(options.backgroundCrops)
                .startFrom(start())
                .seed(options.seed)
                .threads(options.threads)
                .change(options.choices::applyTo);
    }

    /** The initial weights: those of runs, which are folders, or else of model files. */
    private Optional<StartingPoint> start() throws IOException {
        List<Path> from = options.startFrom;
        if (from.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                from.stream().anyMatch(Files::isDirectory)
                        ? StartingPoint.of(from.stream().map(RunDirectory::new).toList())
                        : StartingPoint.ofModels(
                                from.stream().map(ModelArgument::origin).toList()));
    }
}
