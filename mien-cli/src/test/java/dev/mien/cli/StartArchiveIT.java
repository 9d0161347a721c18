package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that {@code bin/mien} makes at its first start and takes them out of at later ones. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "started by bin/mien")
class StartArchiveIT {
    @TempDir
    Path folder;

    private Path cache = Path.of("");
    private Path picture = Path.of("");

    @BeforeEach
    void drawPicture() throws IOException {
        cache = folder.resolve("a cache");
        picture = folder.resolve("empty.png");
        PictureFiles.writePng(picture, new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    }

    @Test
    void theFirstStartMakesItAndLaterOnesUseItAndSayTheSame() throws IOException, InterruptedException {
        String first = predict();
        Path archive = archive();
        Path log = folder.resolve("classes.log");
        assertThat(predict(Map.of("MIEN_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)))
                .isEqualTo(first);
        assertThat(Files.readString(log))
                .contains("dev.mien.cli.predict.Predict source: shared objects file")
                .contains("picocli.CommandLine source: shared objects file");
        picture = folder.resolve("large.jpg");
        ImageIO.write(new BufferedImage(1024, 1024, BufferedImage.TYPE_BYTE_GRAY), "jpeg", picture.toFile());
        predict(Map.of("MIEN_JAVA_OPTIONS", "-Xlog:class+load:file=" + log));
        assertThat(Files.readString(log))
                .contains("org.bytedeco.leptonica.global.leptonica source: shared objects file");
        assertThat(files(".")).as("nothing half done").hasSize(2);
        assertThat(Files.size(archive)).isPositive();
    }

    @Test
    void oneThatIsDamagedIsMadeAnewAndOneOfOtherOptionsPassedOverInSilence() throws IOException, InterruptedException {
        String first = predict();
        Path archive = archive();
        assertThat(predict(Map.of("MIEN_JAVA_OPTIONS", "-XX:-UseCompressedOops")))
                .isEqualTo(first);
        byte[] bytes = Files.readAllBytes(archive);
        for (byte[] damaged : List.of(new byte[0], new byte[100_000], Arrays.copyOf(bytes, bytes.length / 2))) {
            Files.delete(archive);
            Files.write(archive, damaged);
            assertThat(predict()).isEqualTo(first);
            assertThat(Files.size(archive())).isGreaterThan(1_000_000);
        }
    }

    @Test
    void oneOfAnotherJavaOrMienIsMadeAnew() throws IOException, InterruptedException {
        predict();
        Path archive = archive();
        Files.delete(archive);
        Files.writeString(archive, "another");
        Files.writeString(files(".list").get(0), "another");
        predict();
        assertThat(Files.size(archive())).isGreaterThan(1_000_000);
    }

    @Test
    void thereIsNoneWhereNoneIsWantedOrNothingCanBeWritten() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (String place : List.of("", file.resolve("below").toString())) {
            assertThat(predict(Map.of("MIEN_CACHE", place, "HOME", folder.toString())))
                    .contains("1 picture");
        }
        assertThat(cache).doesNotExist();
        assertThat(folder.resolve(".cache"))
                .as("not ONNX Runtime's record of its use either")
                .doesNotExist();
    }

    private String predict() throws IOException, InterruptedException {
        return predict(Map.of());
    }

    /** Both streams of a run, without the seconds that it took. */
    private String predict(Map<String, String> environment) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder("bash", "target/app/bin/mien", "predict", picture.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("MIEN_CACHE", cache.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said).replaceAll("in [0-9.]+ s", "in N s");
    }

    /** The finished archive; the start that has it made does not wait for it. */
    private Path archive() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!isFinished()) {
            assertThat(System.nanoTime()).as("an archive in time").isLessThan(end);
            Thread.sleep(100);
        }
        return files(".jsa").get(0);
    }

    /** Whether there is an archive that its list names: the list is written after the archive. */
    private boolean isFinished() throws IOException {
        return files(".jsa").size() == 1
                && files(".").size() == 2
                && Files.readString(files(".list").get(0)).contains(".jsa");
    }

    private List<Path> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        }
    }
}
