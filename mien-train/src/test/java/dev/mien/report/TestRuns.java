package dev.mien.report;

import dev.mien.LabelSet;
import dev.mien.WholeFile;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.export.OnnxExporter;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.synthetic.SyntheticFaces;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Run directories as training leaves them, of models that have learned nothing, on synthetic faces. */
final class TestRuns {
    /** How many faces the runs are on; a fifth of them is held out. */
    static final int FACES = 140;

    private TestRuns() {}

    static Dataset data(Task task) {
        return task == Task.KEYPOINTS
                ? SyntheticFaces.keypoints(FACES, 1)
                : SyntheticFaces.expressions(FACES, LabelSet.SEVEN, 1);
    }

    /** A run with three epochs, the second of them the best. */
    static RunDirectory run(Path folder, Task task) throws IOException {
        RunDirectory run = new RunDirectory(folder);
        Dataset data = data(task);
        Split split = Splits.random(data, .1, Splits.TEST, 1);
        boolean points = task == Task.KEYPOINTS;
        WholeFile.write(
                run.config(),
                "{\"preset\": \"tiny\", \"labels\": null, \"augment\": {\"recipe\": \"" + task.label()
                        + "\"}, \"later\": [1, 2]}\n");
        WholeFile.write(
                run.metrics(),
                "epoch,seconds,train_loss,val_loss,val_" + (points ? "rmse_px" : "accuracy")
                        + ",lr,images_per_second\n"
                        + "1,2.5,1.9,1.8,0.3,1.0e-03,100\n"
                        + (points ? "2,2.5,1.5,1.6,0.2,1.0e-03,100\n" : "2,2.5,1.5,1.6,0.4,1.0e-03,100\n")
                        + "3,2.5,1.2,1.7,0.3,1.0e-04,100\n");
        SplitFile.write(run.split(), split);
        model(run.best(), task, DataHash.of(data), split.description());
        return run;
    }

    private static void model(Path file, Task task, String hash, String split) throws IOException {
        Optional<LabelSet> labels = task == Task.KEYPOINTS ? Optional.empty() : Optional.of(LabelSet.SEVEN);
        Net.Builder builder = Net.builder("tiny", 1, ModelMetadata.INPUT_SIZE);
        builder.add("pool", new Layer.AvgPool(16, 16));
        builder.add("flatten", new Layer.Flatten());
        builder.add("dense", new Layer.Dense(36, labels.map(LabelSet::size).orElse(30)));
        if (labels.isEmpty()) {
            builder.add("pixels", new Layer.Scale(24, 48));
        }
        Net net = builder.build();
        ModelMetadata metadata = new ModelMetadata(
                task,
                labels,
                "tiny",
                ModelMetadata.INPUT_RANGE,
                "drawn",
                hash,
                split,
                1,
                Map.of("val_loss", 1.6),
                "<free> & open",
                "test");
        OnnxExporter.write(file, net, Weights.initial(net, new Random(1)), metadata);
    }
}
