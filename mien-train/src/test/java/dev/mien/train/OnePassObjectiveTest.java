package dev.mien.train;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.OptionError;
import dev.mien.UserError;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.model.Task;
import dev.mien.train.config.AugmentConfig;
import dev.mien.train.run.SplitFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnePassObjectiveTest {
    private static final int DARK = 0x101010;
    private static final int BRIGHT = 0xf0f0f0;

    @TempDir
    Path folder;

    /** A table of pictures of one gray level, each with a face in its middle. */
    private Path table(String name, int count, int level) throws IOException {
        return table(name, count, level, 120);
    }

    private Path table(String name, int count, int level, int side) throws IOException {
        StringBuilder csv = new StringBuilder("image,left,top,right,bottom\n");
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    boolean isOther = random.nextInt(16) == 0; // so that none is another's copy
                    image.setRGB(x, y, isOther ? 0x808080 : level);
                }
            }
            ImageIO.write(image, "png", folder.resolve(name + i + ".png").toFile());
            csv.append(name).append(i).append(".png,30,30,90,90\n");
        }
        return Files.writeString(folder.resolve(name + ".csv"), csv);
    }

    /** How many of 60 pieces are bright in a sixth of their area or more. */
    private static int bright(TrainingData data) {
        int bright = 0;
        for (int i = 0; i < 60; i++) {
            float[] image = new float[data.training().imageLength()];
            data.training().read(i, 1, image, 0, new float[data.training().outputs()], 0);
            Arrays.sort(image);
            bright += image[image.length * 5 / 6] > .7 ? 1 : 0;
        }
        return bright;
    }

    /** The brightest pixel of 60 pieces. */
    private static float brightest(TrainingData data) {
        float brightest = 0;
        for (int i = 0; i < 60; i++) {
            float[] image = new float[data.training().imageLength()];
            data.training().read(i, 1, image, 0, new float[data.training().outputs()], 0);
            for (float pixel : image) {
                brightest = Math.max(brightest, pixel);
            }
        }
        return brightest;
    }

    @Test
    void photosThatAreAllCopiesOfOneCannotBeTrainedOn() throws IOException {
        Path photos = table("photos", 1, DARK);
        TrainingRequest request = TrainingRequest.of(Task.DETECTOR, List.of(photos));
        assertThatThrownBy(request::prepare).isInstanceOf(UserError.class).hasMessageContaining("no photos of faces");
    }

    @Test
    void aDamagedPhotoIsNamedAndTheOthersAreTrainedOn() throws IOException {
        Path photos = table("photos", 20, DARK);
        Path portraits = table("portraits", 3, BRIGHT);
        Files.writeString(folder.resolve("photos7.png"), "no picture");
        Files.delete(folder.resolve("portraits1.png"));
        Path split = folder.resolve("split.json");
        SplitFile.write(split, new Split("by hand", IntStream.range(3, 20).toArray(), new int[] {0, 1}, new int[] {2}));
        TrainingRequest request = TrainingRequest.of(Task.DETECTOR, List.of(photos))
                .faces(Optional.of(portraits))
                .reading(LoadOptions.defaults().withBadRowLimit(.5));
        for (Optional<Path> file : List.of(Optional.<Path>empty(), Optional.of(split))) {
            TrainingJob job = request.splitFile(file).prepare();
            assertThat(job.notes())
                    .hasSize(2)
                    .anyMatch(note -> note.contains("photos7.png: ") && note.endsWith("; the photo was skipped"))
                    .anyMatch(note -> note.contains("portraits1.png: no such file; the photo was skipped"));
            int row = 17; // of photos7.png, after those of photos0, photos1, photos10 to photos19 and photos2
            assertThat(job.split().train()).doesNotContain(row);
            assertThat(bright(job.data())).isPositive();
        }
        request.reading(LoadOptions.defaults());
        assertThatThrownBy(request::prepare)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("1 of 20 photos is bad, more than the limit of 1 %");
    }

    private static TrainingRequest augmented(Path photos, String recipe) {
        return TrainingRequest.of(Task.DETECTOR, List.of(photos))
                .change(config -> config.toBuilder()
                        .augment(new AugmentConfig(recipe, 1, 0))
                        .build());
    }

    @Test
    void anAugmentationOfOtherTasksIsRefused() throws IOException {
        TrainingRequest request = augmented(table("photos", 20, DARK), "keypoints");
        assertThatThrownBy(request::prepare)
                .isInstanceOf(OptionError.class)
                .hasMessageContaining("'keypoints'")
                .hasMessageContaining("none, pieces, pieces-pasted");
    }

    @Test
    void withoutAugmentationPiecesHaveThePhotosOwnPixels() throws IOException {
        Path photos = table("photos", 20, BRIGHT);
        assertThat(brightest(augmented(photos, "none").prepare().data())).isLessThan(.95f); // 0xf0 is .941
        assertThat(brightest(augmented(photos, "pieces").prepare().data())).isGreaterThan(.99f);
    }

    @Test
    void portraitsAreShownBesideThePhotosAndNamed() throws IOException {
        Path photos = table("photos", 20, DARK);
        Path portraits = table("portraits", 3, BRIGHT);
        TrainingJob plain = TrainingRequest.of(Task.DETECTOR, List.of(photos)).prepare();
        TrainingJob more = TrainingRequest.of(Task.DETECTOR, List.of(photos))
                .faces(Optional.of(portraits))
                .prepare();
        assertThat(plain.config().data().files()).isEqualTo("photos.csv");
        assertThat(more.config().data().files()).isEqualTo("photos.csv+portraits.csv");
        assertThat(bright(more.data()) - bright(plain.data())).isBetween(2, 25);
    }

    @Test
    void portraitsThatAreCopiesOfHeldOutPhotosAreLeftOutAndNamed() throws IOException {
        Path photos = table("photos", 20, DARK);
        Path portraits = table("portraits", 3, BRIGHT);
        Path split = folder.resolve("split.json");
        SplitFile.write(split, new Split("by hand", IntStream.range(3, 20).toArray(), new int[] {0, 1}, new int[] {2}));
        // Rows are sorted by name: photos0 and photos1 are for validation, photos10 is the test, photos11 is learned.
        Files.copy(folder.resolve("photos10.png"), folder.resolve("portraits1.png"), REPLACE_EXISTING);
        Files.copy(folder.resolve("photos11.png"), folder.resolve("portraits2.png"), REPLACE_EXISTING);
        TrainingJob job = TrainingRequest.of(Task.DETECTOR, List.of(photos))
                .faces(Optional.of(portraits))
                .splitFile(Optional.of(split))
                .prepare();
        assertThat(job.notes())
                .containsExactly("portraits.csv: left out, since held-out photos show the same: "
                        + folder.resolve("portraits1.png"));
    }

    @Test
    void facesInLargePicturesAreShownAsThePhotosAre() throws IOException {
        Path photos = table("photos", 20, DARK);
        Path large = table("large", 20, BRIGHT, 400);
        TrainingData plain =
                TrainingRequest.of(Task.DETECTOR, List.of(photos)).prepare().data();
        TrainingData more = TrainingRequest.of(Task.DETECTOR, List.of(photos))
                .faces(Optional.of(large))
                .prepare()
                .data();
        assertThat(bright(more) - bright(plain)).isBetween(26, 58);
    }
}
