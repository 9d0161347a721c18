package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.cli.console.ExitCode;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import dev.mien.synthetic.SyntheticFaces;
import dev.mien.testing.RandomModels;
import dev.mien.testing.SyntheticFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line where PyTorch is not on the class path, or its native library is not. */
class WithoutEngineTest {
    @TempDir
    Path folder;

    @Test
    void readingScoringAndExportingDoNotNeedTheEngine() throws Exception {
        Path data = SyntheticFiles.expressions(folder.resolve("faces.csv"), 28);
        Path model = RandomModels.expression(folder.resolve("seven.onnx"), LabelSet.SEVEN, 1);
        Path photo = folder.resolve("face.png");
        PictureFiles.writePng(
                photo,
                Luma.picture(SyntheticFaces.expressions(1, LabelSet.SEVEN, 1).image(0)));
        String out = folder.resolve("out").toString();
        for (List<String> arguments : List.of(
                List.of("predict", photo.toString(), "--detector", "none"),
                List.of("data", data.toString()),
                List.of("evaluate", model.toString(), "--data", data.toString(), "--split", "all", "--out", out),
                List.of("export", model.toString(), "--format", "savedmodel", "--out", out + "-tf"))) {
            assertThat(run(WithoutEngineTest::isEngine, arguments)).as(output()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "demo"})
    void whatTrainsSaysInOneLineThatThereIsNoEngine(String command) throws Exception {
        List<String> arguments = command.equals("demo")
                ? List.of("demo", "--out", folder.resolve("demo").toString())
                : List.of("train", "keypoints", "--data", "none.csv", "--out", "run");
        for (Predicate<String> left : List.<Predicate<String>>of(
                WithoutEngineTest::isEngine, jar -> jar.contains("pytorch-") && !isForAllPlatforms(jar))) {
            assertThat(run(left, arguments)).isEqualTo(ExitCode.NOTHING_DONE);
            assertThat(output().strip().lines().filter(line -> !line.startsWith("WARNING")))
                    .as(output())
                    .singleElement()
                    .asString()
                    .startsWith("mien: training: no training engine for ");
        }
    }

    private static boolean isEngine(String entry) {
        return entry.contains("mien-torch") || entry.contains("pytorch");
    }

    /** pytorch-2.10.0-1.5.13.jar, and not pytorch-2.10.0-1.5.13-linux-x86_64.jar. */
    private static boolean isForAllPlatforms(String jar) {
        return Path.of(jar).getFileName().toString().matches("pytorch-[\\d.]+-[\\d.]+\\.jar");
    }

    private int run(Predicate<String> leftOut, List<String> arguments) throws Exception {
        List<String> entries = Stream.of(MienProcess.classPath().split(File.pathSeparator))
                .filter(entry -> !leftOut.test(entry))
                .toList();
        assertThat(entries.size()).isLessThan(MienProcess.classPath().split(File.pathSeparator).length);
        Process process = MienProcess.startOn(
                entries.stream().collect(Collectors.joining(File.pathSeparator)),
                folder.resolve("output"),
                arguments.toArray(String[]::new));
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
