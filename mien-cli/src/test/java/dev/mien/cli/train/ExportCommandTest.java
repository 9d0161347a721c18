package dev.mien.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.LabelSet;
import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.evaluate.Verification;
import dev.mien.export.OnnxExporter;
import dev.mien.model.FaceModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import dev.mien.testing.SyntheticFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    Path folder;

    private Path run = Path.of("");
    private Path best = Path.of("");

    @BeforeEach
    void makeARun() throws IOException {
        run = folder.resolve("run");
        best = run.resolve("best.onnx");
        ModelMetadata metadata = new ModelMetadata(
                Task.EXPRESSION,
                Optional.of(LabelSet.SEVEN),
                "small",
                ModelMetadata.INPUT_RANGE,
                "fer2013.csv",
                "00ff",
                "Usage",
                1,
                Map.of("accuracy", .5),
                "research",
                "0.1.0");
        Net net = Presets.create("small", Task.EXPRESSION, 7);
        OnnxExporter.write(best, net, Weights.initial(net, new Random(1)), metadata);
    }

    @Test
    void theBestModelOfARunIsWritten() throws IOException {
        Path out = folder.resolve("new/expression.onnx");
        CommandRun outcome = export(run, "--out", out.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
        assertThat(out).hasSameBinaryContentAs(best);
        assertThat(outcome.out())
                .startsWith(out + ": expression model, labels seven, preset small, trained on fer2013.csv, "
                        + String.format(Locale.ROOT, "%.1f MB", Files.size(best) / 1e6));
    }

    @Test
    void aModelFileIsWrittenAgain() {
        Path out = folder.resolve("expression.onnx");
        assertThat(export(best, "--format", "onnx", "--out", out.toString()).code())
                .isEqualTo(ExitCode.DONE);
        assertThat(out).hasSameBinaryContentAs(best);
    }

    @Test
    void aModelIsWrittenWithConvolutionsInEightBits() throws IOException {
        Path faces = Files.createDirectory(folder.resolve("faces"));
        Random random = new Random(2);
        for (int i = 0; i < 3; i++) {
            BufferedImage face = new BufferedImage(96, 96, BufferedImage.TYPE_BYTE_GRAY);
            for (int at = 0; at < 96 * 96; at++) {
                face.getRaster().setSample(at % 96, at / 96, 0, random.nextInt(256));
            }
            ImageIO.write(face, "png", faces.resolve(i + ".png").toFile());
        }
        Path out = folder.resolve("int8.onnx");
        CommandRun outcome = export(best, "--int8", faces.toString(), "--out", out.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
        assertThat(Files.size(out)).isLessThan(Files.size(best) / 2);
        float[] black = new float[96 * 96];
        try (FaceModel floating = FaceModel.open(best, ModelOptions.defaults());
                FaceModel integer = FaceModel.open(out, ModelOptions.defaults())) {
            assertThat(integer.metadata()).isEqualTo(floating.metadata());
            assertThat(integer.run(black, 1)).containsExactly(floating.run(black, 1), within(.1f));
        }
        Path damaged = Files.write(faces.resolve("1-damaged.png"), new byte[] {1, 2, 3});
        Path others = folder.resolve("others.onnx");
        CommandRun withDamaged = export(best, "--int8", faces.toString(), "--out", others.toString());
        assertThat(withDamaged.code()).as(withDamaged.err()).isEqualTo(ExitCode.DONE);
        assertThat(withDamaged.err()).contains(damaged + ": ").contains("; the photo was skipped");
        assertThat(others).hasSameBinaryContentAs(out);
        Files.delete(damaged);
        refuses(
                export(out, "--int8", faces.toString(), "--out", out.toString()),
                out + ": no convolution to compute in 8 bits");
        refuses(
                export(best, "--int8", faces.toString(), "--format", "savedmodel", "--out", folder + "/saved"),
                "--int8: a SavedModel does not compute in 8 bits");
    }

    @Test
    void aModelThatLooksBelowTheCropIsWrittenSoOnADataFilesFaces() throws IOException {
        Path floating = folder.resolve("points.onnx");
        Net net = Presets.create("points-27", Task.KEYPOINTS, 55);
        ModelMetadata metadata = new ModelMetadata(
                Task.KEYPOINTS,
                Optional.empty(),
                "points-27",
                ModelMetadata.INPUT_RANGE,
                "points.csv",
                "00ff",
                "by hand",
                1,
                Map.of(),
                "research",
                "0.1.0");
        OnnxExporter.write(floating, net, Weights.initial(net, new Random(1)), metadata);
        Path data = SyntheticFiles.keypoints(folder.resolve("points.csv"), 6);
        Path out = folder.resolve("int8.onnx");
        assertThat(export(floating, "--int8", data.toString(), "--out", out.toString())
                        .code())
                .isEqualTo(ExitCode.DONE);
        try (KeypointModel model = KeypointModel.open(out, ModelOptions.defaults())) {
            assertThat(model.points()).isEqualTo(27);
        }
    }

    @Test
    void thePointsOfAModelAreCorrectedOnItsTrainingRows() throws IOException {
        Path data = SyntheticFiles.keypoints(folder.resolve("points.csv"), 40);
        KeypointDataset rows = Datasets.keypoints(List.of(data), LoadOptions.defaults());
        Split split = Splits.forTraining(rows, 1);
        Net net = Presets.create("small", Task.KEYPOINTS, 30);
        Path plain = folder.resolve("plain.onnx");
        ModelMetadata metadata = new ModelMetadata(
                Task.KEYPOINTS,
                Optional.empty(),
                "small",
                ModelMetadata.INPUT_RANGE,
                "points.csv",
                DataHash.of(rows),
                split.description(),
                1,
                Map.of("val_rmse_px", 20.0),
                "research",
                "0.1.0");
        OnnxExporter.write(plain, net, Weights.initial(net, new Random(1)), metadata);
        Path out = folder.resolve("refined.onnx");
        CommandRun outcome = export(plain, "--refine-points", "--data", data.toString(), "--out", out.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.err()).startsWith("all points moved by ");
        assertThat(errorOf(out, rows)).isLessThan(.6 * errorOf(plain, rows));
        assertThat(ModelMetadata.of(ModelOrigin.file(out)).metrics()).containsEntry("val_rmse_px", errorOf(out, rows));
        assertThat(CommandRun.run("verify", out, "--data", data).code()).isEqualTo(ExitCode.DONE);

        CommandRun again = export(out, "--refine-points", "--data", data.toString(), "--out", out.toString());
        refuses(again, out + ": no heatmaps whose points could be corrected, or corrected already");
        refuses(export(plain, "--refine-points", "--out", out.toString()), "--refine-points: needs the training data");
        refuses(
                export(best, "--refine-points", "--data", data.toString(), "--out", out.toString()),
                "--refine-points: belongs to key points");
        Path others = SyntheticFiles.keypoints(folder.resolve("others.csv"), 20);
        refuses(
                export(plain, "--refine-points", "--data", others.toString(), "--out", out.toString()),
                "others.csv: not the data and the split that the model was trained on");
    }

    private static double errorOf(Path model, KeypointDataset rows) {
        try (KeypointModel opened = KeypointModel.open(model, ModelOptions.defaults())) {
            return Verification.figures(opened, rows, Optional.empty()).getOrDefault("val_rmse_px", Double.NaN);
        }
    }

    @Test
    void aDamagedModelIsNotWritten() throws IOException {
        byte[] bytes = Files.readAllBytes(best);
        Files.write(best, Arrays.copyOf(bytes, bytes.length / 2));
        Path out = Files.writeString(folder.resolve("expression.onnx"), "old");
        refuses(export(run, "--out", out.toString()), best + ": a damaged or cut off ONNX file");
        assertThat(out).hasContent("old");
    }

    @Test
    void aFolderWithoutARunIsNamed() {
        Path out = folder.resolve("expression.onnx");
        refuses(export(folder, "--out", out.toString()), folder + ": holds no best.onnx");
        refuses(export(folder.resolve("none"), "--out", out.toString()), folder.resolve("none") + ": no such file");
        assertThat(out).doesNotExist();
    }

    @Test
    void anotherFormatIsRefusedWithTheKnownOnes() {
        refuses(
                export(
                        run,
                        "--format",
                        "keras",
                        "--out",
                        folder.resolve("saved").toString()),
                "--format: unknown format 'keras'; use one of: onnx, savedmodel");
    }

    @Test
    void aSavedModelIsWrittenIntoAFolder() {
        Path out = folder.resolve("emotion_model/1");
        CommandRun outcome = export(run, "--format", "savedmodel", "--out", out.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
        assertThat(out.resolve("saved_model.pb")).isNotEmptyFile();
        assertThat(outcome.out()).startsWith(out + ": expression model, labels seven");
        refuses(export(run, "--format", "savedmodel", "--out", best.toString()), best + ": a file, expected a folder");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
        refuses(export(run, "--out", folder.toString()), folder + ": a folder, expected a file name");
        Path file = Files.writeString(folder.resolve("file.txt"), "in the way");
        refuses(export(run, "--out", file.resolve("model.onnx").toString()), file.toString());
    }

    private static CommandRun export(Path source, String... options) {
        Object[] arguments = new Object[options.length + 2];
        arguments[0] = "export";
        arguments[1] = source;
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.run(arguments);
    }

    private static void refuses(CommandRun outcome, String message) {
        assertThat(outcome.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("mien: " + message).hasLineCount(1);
    }
}
