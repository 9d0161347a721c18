package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.result.FaceResult;
import dev.mien.video.media.VideoFrame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final List<Person> gone = new ArrayList<>();
    private final People people = new People(LabelSet.FIVE, 2.05, gone::add);

    private void show(double time, int... tracks) throws IOException {
        List<FaceResult> faces = new ArrayList<>();
        for (int track : tracks) {
            Face face = new Face(
                    new Box(10, 10, 50, 50),
                    1,
                    Optional.empty(),
                    Optional.of(new ExpressionScores(LabelSet.FIVE, new float[] {0, 0, 0, 1, 0})));
            faces.add(new FaceResult(
                    "a.mp4",
                    OptionalInt.of((int) (time * 10)),
                    OptionalDouble.of(time),
                    OptionalInt.of(track),
                    track,
                    face,
                    Optional.empty()));
        }
        people.frame(
                VideoFrame.of((int) (time * 10), time, new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR)), faces);
    }

    @Test
    void eachPersonIsHandedOnOnceGone() throws IOException {
        for (int i = 0; i < 100; i++) {
            if (i < 30) {
                show(i / 10.0, 1, 2);
            } else {
                show(i / 10.0, 2);
            }
            assertThat(gone).hasSize(i < 50 ? 0 : 1);
        }
        people.close();
        assertThat(gone).extracting(Person::track).containsExactly(1, 2);
        assertThat(gone.get(0).to()).isCloseTo(2.9, within(1e-9));
        assertThat(gone.get(1).expression().times()).hasSizeGreaterThan(100);
        assertThat(gone.get(1).expression().shares(3)[0]).isEqualTo(1);
    }

    @Test
    void whoOnlyPassesByIsSaidToBeSo() throws IOException {
        show(0, 1, 2);
        show(0.9, 1, 2);
        show(1.1, 2);
        people.close();
        assertThat(gone).extracting(Person::passedBy).containsExactly(true, false);
        assertThat(gone.get(1).statistics().frames()).isEqualTo(3);
        assertThat(gone.get(1).statistics().share()).as("of frames 0 to 11").isEqualTo(.25);
    }

    @Test
    void picturesAreBoundedAndSpreadOverTheStay() throws IOException {
        for (int i = 0; i < 6000; i++) {
            show(i / 10.0, 1);
        }
        people.close();
        List<Double> times = gone.get(0).pictures().stream()
                .map(tile -> tile.result().time().orElseThrow())
                .toList();
        assertThat(times).hasSizeBetween(8, 16).isSorted();
        assertThat(times.get(0)).isZero();
        assertThat(times.get(times.size() - 1)).isGreaterThan(500);
    }
}
