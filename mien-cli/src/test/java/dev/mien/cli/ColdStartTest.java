package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import dev.mien.testing.RandomModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One face from a cold start is quick as long as the JVM loads little; the seconds themselves depend on the machine. */
class ColdStartTest {
    @TempDir
    Path folder = Path.of("");

    /** What all commands name in their options is seen by the command line; nothing behind it may come along. */
    private static final List<String> HEAVY = List.of(
            " org.bytedeco.",
            " org.knowm.",
            " com.google.protobuf.",
            " com.fasterxml.jackson.",
            " com.linecorp.",
            " io.netty.",
            " dev.mien.serve.",
            " me.tongfei.",
            " ch.qos.logback.",
            " dev.mien.net.",
            " dev.mien.engine.",
            " dev.mien.torch.");

    @Test
    void onePictureLoadsNothingOfTheTrainingHalfHoweverLongTheCommandLine() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = new ProcessBuilder(command(log, temporary))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("out"))).contains("1 face in");
        List<String> classes = Files.readAllLines(log);
        assertThat(classes.stream().filter(line -> line.contains(" ai.onnxruntime.")))
                .isNotEmpty();
        assertThat(classes.stream().filter(line -> HEAVY.stream().anyMatch(line::contains)))
                .isEmpty();
        assertThat(classes.size()).isLessThan(3000);
        if (!OS.WINDOWS.isCurrentOs()) { // which deletes no library while it is loaded
            assertThat(temporary).isEmptyDirectory();
        }
    }

    private List<String> command(Path log, Path temporary) throws IOException {
        Path picture = folder.resolve("face.png");
        PictureFiles.writePng(picture, Luma.picture(new GrayImage(48, 48, new byte[48 * 48])));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-Djava.io.tmpdir=" + temporary,
                // ONNX Runtime once crashed where the command line was long, as with a long class path.
                "-Dlong=" + "x".repeat(50_000),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "predict",
                picture.toString(),
                "--detector",
                "none", // no face is in that picture
                "--keypoints",
                RandomModels.keypoints(folder.resolve("keypoints.onnx"), 1).toString(),
                "--expression",
                RandomModels.expression(folder.resolve("seven.onnx"), LabelSet.SEVEN, 1)
                        .toString());
    }
}
