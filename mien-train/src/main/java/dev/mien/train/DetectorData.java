package dev.mien.train;

import dev.mien.augment.Patches;
import dev.mien.augment.Photo;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Scene;
import dev.mien.dataset.Scenes;
import dev.mien.dataset.Split;
import dev.mien.image.GrayImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a detector learns from: photos with and without faces, and faces that were cropped before. */
public final class DetectorData {
    private static final double TEST = .5;
    private static final double VALIDATION = .1;
    private static final int CROPS = 8000;
    private static final int VALIDATION_CROPS = 200;
    private static final SceneSamples.Counts TRAINING = new SceneSamples.Counts(14, 70, 2400);
    private static final SceneSamples.Counts CHECKING = new SceneSamples.Counts(12, 120, 200);

    private DetectorData() {}

    /**
     * Half of the photos with faces and half of those without are held out, and a tenth of the rest tells the best epoch;
     * drawn by the seed.
     */
    public static Split split(Scenes scenes, long seed) {
        int[][] faces = parts(0, scenes.withFaces(), seed);
        int[][] others = parts(scenes.withFaces(), scenes.photos().size() - scenes.withFaces(), seed);
        return new Split(
                "by photo, half of those with and of those without a face held out, seed " + seed,
                joined(faces[0], others[0]),
                joined(faces[1], others[1]),
                joined(faces[2], others[2]));
    }

    /** Training, validation and test rows of {@code count} rows from {@code first} on. */
    private static int[][] parts(int first, int count, long seed) {
        int[] order = Arrays.stream(Seeds.shuffled(count, Seeds.of(seed, Seeds.BACKGROUND, first)))
                .map(row -> row + first)
                .toArray();
        int test = (int) Math.round(TEST * count);
        int validation = test + (int) Math.round(VALIDATION * (count - test));
        return new int[][] {
            Arrays.copyOfRange(order, validation, count),
            Arrays.copyOfRange(order, test, validation),
            Arrays.copyOf(order, test)
        };
    }

    private static int[] joined(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
    }

    /** What a run says of this data. */
    public static DataFacts facts(Scenes scenes, Split split, ExpressionDataset crops) throws IOException {
        return new DataFacts(
                scenes.name() + "; " + CROPS + " faces of " + crops.name() + " pasted",
                scenes.hash(),
                split.description(),
                split.train().length,
                split.validation().length,
                split.test().length);
    }

    /**
     * The training and validation rows of that split.
     *
     * @param crops cropped faces
     * @param rows the rows of {@code crops} that may be trained on
     */
    public static TrainingData of(Scenes scenes, Split split, ExpressionDataset crops, int[] rows, long seed) {
        int[] drawn = Seeds.shuffled(rows.length, Seeds.of(seed, Seeds.MORE_FACES));
        List<GrayImage> faces = Arrays.stream(drawn)
                .limit(CROPS + VALIDATION_CROPS)
                .mapToObj(i -> crops.image(rows[i]))
                .toList();
        int forTraining = Math.max(1, faces.size() - VALIDATION_CROPS);
        SceneSamples training = samples(scenes, split.train(), faces.subList(0, forTraining), TRAINING, true);
        SceneSamples validation =
                samples(scenes, split.validation(), faces.subList(forTraining, faces.size()), CHECKING, false);
        return new TrainingData(training, validation, new float[training.outputs()]);
    }

    private static SceneSamples samples(
            Scenes scenes, int[] rows, List<GrayImage> crops, SceneSamples.Counts counts, boolean vary) {
        List<Photo> marked = Arrays.stream(rows)
                .filter(row -> row < scenes.withFaces())
                .mapToObj(row -> photo(scenes.photos().get(row)))
                .toList();
        List<Photo> backgrounds = Arrays.stream(rows)
                .filter(row -> row >= scenes.withFaces())
                .mapToObj(row -> photo(scenes.photos().get(row)))
                .toList();
        return new SceneSamples(marked, backgrounds, crops, counts, new Patches(backgrounds, vary));
    }

    private static Photo photo(Scene scene) {
        return Photo.of(scene.gray(), scene.faces());
    }
}
