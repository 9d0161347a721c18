package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How many planted copies of real training faces the audit finds, by what was done to them, and how many of other faces. */
class RealLeaksTest {
    private static final int EACH = 200;
    private static final int REACH = 4; // pixels of 48

    private static ExpressionDataset data = NearCopies.dataset(List.of());
    private static int[] training = {};

    @BeforeAll
    static void read() {
        data = Datasets.expressions(List.of(file("fer2013/fer2013.csv.gz")), LoadOptions.defaults());
        training = Splits.named(data, "train");
    }

    private static Path file(String name) {
        Path file = Path.of("../../shared/data").resolve(name);
        assumeTrue(Files.exists(file), file + " is not here");
        return file;
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("moved", 1, (face, random) -> NearCopies.moved(face, REACH, random)),
                change("mirrored", 1, (face, random) -> NearCopies.mirrored(face)),
                change("mirrored and moved", 1, (face, random) -> {
                    return NearCopies.moved(NearCopies.mirrored(face), REACH, random);
                }),
                change("relit", 1, (face, random) -> NearCopies.relit(face)),
                change("enlarged, JPEG 0.5", 1, (face, random) -> {
                    return NearCopies.compressed(Resize.to(face, 96, 96), .5f);
                }),
                change("JPEG 0.3", .97, (face, random) -> NearCopies.compressed(face, .3f)),
                change("moved, JPEG 0.3", .95, (face, random) -> {
                    return NearCopies.compressed(NearCopies.moved(face, REACH, random), .3f);
                }));
    }

    private static Arguments change(String name, double found, BiFunction<GrayImage, Random, GrayImage> change) {
        return Arguments.of(name, found, change);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changes")
    void plantedCopiesAreFound(String name, double share, BiFunction<GrayImage, Random, GrayImage> change) {
        Random random = new Random(7);
        ExpressionDataset planted = NearCopies.dataset(IntStream.range(0, EACH)
                .map(i -> training[random.nextInt(training.length)])
                .mapToObj(row -> change.apply(data.image(row), random))
                .toList());
        int found = LeakAudit.of(
                        data, training, planted, IntStream.range(0, EACH).toArray())
                .size();
        System.out.println(name + ": " + found + " of " + EACH + " found");
        assertThat((double) found / EACH).isGreaterThanOrEqualTo(share - .01); // some are black
    }

    @Test
    void facesOfOtherPhotosAreNotFound() {
        KeypointDataset others = Datasets.keypoints(
                List.of(file("keypoints/helen.csv.gz"), file("keypoints/ytf.csv.gz")), LoadOptions.defaults());
        int[] all = IntStream.range(0, others.size()).toArray();
        assertThat(LeakAudit.of(data, training, others, all)).isEmpty();
    }
}
