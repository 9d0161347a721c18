package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.dataset.LeakAudit.Kind;
import dev.mien.dataset.LeakAudit.Leak;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.synthetic.SyntheticFaces;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakAuditTest {
    private static final int FACES = 60;

    private final ExpressionDataset faces = SyntheticFaces.expressions(FACES, LabelSet.SEVEN, 5);
    private final int[] training = IntStream.range(0, FACES / 2).toArray();

    private List<Leak> leaksOf(UnaryOperator<GrayImage> change) {
        ExpressionDataset changed = NearCopies.dataset(
                Arrays.stream(training).mapToObj(faces::image).map(change).toList());
        return LeakAudit.of(faces, training, changed, training);
    }

    private static void assertEachIsFound(List<Leak> leaks, Kind kind) {
        assertThat(leaks).hasSize(FACES / 2).allMatch(leak -> leak.kind() == kind && leak.row() == leak.known());
    }

    @Test
    void copiesAreExact() {
        assertEachIsFound(
                leaksOf(face ->
                        new GrayImage(face.width(), face.height(), face.pixels().clone())),
                Kind.EXACT);
    }

    @Test
    void movedCopiesAreFound() {
        assertEachIsFound(leaksOf(face -> NearCopies.moved(face, 6, -8)), Kind.NEAR); // 3 and 4 of 48 pixels
    }

    @Test
    void mirroredCopiesAreFound() {
        assertEachIsFound(leaksOf(NearCopies::mirrored), Kind.MIRRORED);
        assertEachIsFound(leaksOf(face -> NearCopies.moved(NearCopies.mirrored(face), -4, 2)), Kind.MIRRORED);
    }

    @Test
    void copiesCompressedAgainAreFound() {
        assertEachIsFound(leaksOf(face -> NearCopies.compressed(face, .3f)), Kind.NEAR);
    }

    @Test
    void smallerAndDarkerCopiesAreFound() {
        assertEachIsFound(leaksOf(face -> NearCopies.relit(Resize.to(face, 48, 48))), Kind.NEAR);
    }

    @Test
    void otherFacesAreNoLeaks() {
        int[] others = IntStream.range(FACES / 2, FACES).toArray();
        assertThat(LeakAudit.of(faces, training, others)).isEmpty();
    }

    @Test
    void facesThatShowNothingAreOnlyCopiesOfTheVerySame() {
        assertThat(leaksOf(face -> new GrayImage(48, 48, new byte[48 * 48]))).isEmpty();
    }
}
