package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files of every kind, each by its seed: what comes out is a data set of sound rows, the bad ones named, or an
 * error that names the file; never another exception, and never a wait.
 */
class DamagedDataTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final LoadOptions LENIENT = LoadOptions.defaults().withBadRowLimit(0.9);
    private static final int ROWS = 60;

    private static byte[] fer = new byte[0];
    private static byte[] keypoints = new byte[0];
    private static String ferHash = "";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void makeSoundFiles(@TempDir Path sound) throws IOException {
        fer = Texts.bytes(Texts.fer(ROWS));
        keypoints = Texts.bytes(Texts.keypoints(8));
        ferHash = DataHash.of(
                Datasets.expressions(List.of(Files.write(sound.resolve("fer.csv"), fer)), LoadOptions.defaults()));
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedRowsAreSkippedAndNamed(int seed) throws IOException {
        Path file = Files.write(folder.resolve("fer2013.csv"), damagedText(fer, new Random(seed)));
        Optional<Dataset> data = load(file);
        data.ifPresent(found -> {
            for (int row = 0; row < found.size(); row++) {
                assertThat(found.image(row).width()).isEqualTo(48);
            }
            assertThat(found.badRows().first()).allMatch(message -> message.matches("fer2013\\.csv:\\d+: .*skipped"));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedKeypointRowsAreSkippedAndNamed(int seed) throws IOException {
        Path file = Files.write(folder.resolve("training.csv"), damagedText(keypoints, new Random(seed)));
        load(file).ifPresent(found -> {
            for (int row = 0; row < found.size(); row++) {
                for (float value : ((KeypointDataset) found).keypoints(row).toArray()) {
                    assertThat(Float.isNaN(value) || (value >= 0 && value < 96)).isTrue();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedGzipIsRefusedOrHarmless(int seed) throws IOException {
        byte[] sound = Files.readAllBytes(Texts.gzip(folder.resolve("sound.gz"), fer));
        Path file = Files.write(folder.resolve("fer2013.csv.gz"), damagedBytes(sound, new Random(seed)));
        load(file).ifPresent(found -> assertThat(DataHash.of(found)).isEqualTo(ferHash));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedZipIsRefusedOrHarmless(int seed) throws IOException {
        byte[] sound = Files.readAllBytes(Texts.zip(folder.resolve("sound.zip"), "fer2013.csv", fer));
        Path file = Files.write(folder.resolve("archive.zip"), damagedBytes(sound, new Random(seed)));
        load(file).ifPresent(found -> assertThat(DataHash.of(found)).isEqualTo(ferHash));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedPicturesAreSkippedAndNamed(int seed) throws IOException {
        Random random = new Random(seed);
        String[] classes = {"angry", "happy", "sad", "cats", "3", ""};
        for (int i = 0; i < 12; i++) {
            String format = random.nextBoolean() ? "png" : "jpg";
            byte[] picture = picture(format, random);
            byte[] bytes = random.nextInt(3) == 0 ? damagedBytes(picture, random) : picture;
            Path place = folder.resolve("faces").resolve(classes[random.nextInt(classes.length)]);
            Files.createDirectories(place);
            Files.write(place.resolve(i + "." + format), bytes);
        }
        load(folder.resolve("faces")).ifPresent(found -> {
            assertThat(found.size() + found.badRows().count() + leftOut(found)).isEqualTo(12);
            assertThat(found.badRows().first()).allMatch(message -> message.contains("; the row was skipped"));
        });
    }

    /** How many pictures lie in folders of other classes, as the notes say. */
    private static int leftOut(Dataset found) {
        Pattern leftOut = Pattern.compile("is left out \\((\\d+) rows?\\)");
        return ((ExpressionDataset) found)
                .notes().stream()
                        .map(leftOut::matcher)
                        .filter(Matcher::find)
                        .mapToInt(note -> Integer.parseInt(note.group(1)))
                        .sum();
    }

    /** The data set, or nothing where a named error says why not; anything else is thrown and fails the test. */
    private static Optional<Dataset> load(Path file) {
        return assertTimeoutPreemptively(LIMIT, () -> {
            try {
                return Optional.of(Datasets.any(List.of(file), LENIENT));
            } catch (UserError e) {
                assertThat(e.place()).contains(String.valueOf(file.getFileName()));
                assertThat(e.problem()).isNotBlank();
                assertThat(e.remedy()).isNotBlank();
                return Optional.empty();
            }
        });
    }

    /** A file cut off, or with changed, missing, doubled or foreign parts. */
    private static byte[] damagedText(byte[] sound, Random random) {
        String text = new String(sound, StandardCharsets.ISO_8859_1);
        for (int k = 1 + random.nextInt(4); k > 0; k--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(3000));
            String[] foreign = {"\"", ",", "\n", "-1 ", "999", "x", "\0\0\0", "\u00ff\u00fe", "\r", "1e9", ",,,,", "NaN"
            };
            text = switch (random.nextInt(5)) {
                        case 0 -> text.substring(0, at);
                        case 1 -> text.substring(0, at) + text.substring(end);
                        case 2 -> text.substring(0, end) + text.substring(at);
                        default -> text.substring(0, at) + foreign[random.nextInt(foreign.length)] + text.substring(at);
                    }
                    + " ";
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Bytes cut off, or with some of them changed. */
    private static byte[] damagedBytes(byte[] sound, Random random) {
        if (random.nextInt(3) == 0) {
            return Arrays.copyOf(sound, random.nextInt(sound.length));
        }
        byte[] damaged = sound.clone();
        for (int k = 1 + random.nextInt(8); k > 0; k--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return damaged;
    }

    private static byte[] picture(String format, Random random) throws IOException {
        int width = random.nextInt(8) == 0 ? 40 : 48;
        BufferedImage image = new BufferedImage(width, 48, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * 48; i++) {
            image.getRaster().setSample(i % width, i / width, 0, random.nextInt(256));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
