package dev.mien.video.track;

import static dev.mien.video.track.ScriptedFaces.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.detect.Overlaps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceTrackerTest {
    private final ScriptedFaces world = new ScriptedFaces();
    private final FaceTracker tracker =
            new FaceTracker(world, TrackerOptions.defaults().withEvery(10));

    private static List<Integer> ids(List<TrackedFace> faces) {
        return faces.stream().map(TrackedFace::track).toList();
    }

    @Test
    void aMovingFaceIsFollowedBetweenTheSearches() {
        for (int i = 0; i < 100; i++) {
            Box truth = square(60 + 3.5 * i, 100 + 2 * Math.sin(i / 5.0), 50 + 0.3 * i);
            List<TrackedFace> faces = world.show(tracker, truth);
            assertThat(ids(faces)).containsExactly(1);
            assertThat(Overlaps.intersectionOverUnion(faces.get(0).face().box(), truth))
                    .as("frame %d", i)
                    .isGreaterThan(0.75);
        }
        assertThat(world.searches).isEqualTo(10);
    }

    @Test
    void twoPersonsWhoPassEachOtherKeepTheirNumbers() {
        for (int i = 0; i < 60; i++) {
            List<TrackedFace> faces = world.show(tracker, square(50 + 5 * i, 70, 50), square(350 - 5 * i, 170, 50));
            assertThat(ids(faces)).containsExactly(1, 2);
            assertThat(faces.get(0).face().box().top())
                    .isLessThan(faces.get(1).face().box().top());
        }
    }

    @Test
    void whoIsHiddenForAMomentIsTheSamePerson() {
        for (int i = 0; i < 20; i++) {
            world.show(tracker, square(100 + i, 100, 60));
        }
        for (int i = 0; i < 25; i++) {
            assertThat(world.show(tracker)).isEmpty();
        }
        assertThat(ids(untilSeen(square(140, 105, 62)))).containsExactly(1);
    }

    @Test
    void whoIsAwayForLongIsSomebodyNew() {
        world.show(tracker, square(100, 100, 60));
        for (int i = 0; i < 50; i++) {
            assertThat(world.show(tracker)).isEmpty();
        }
        assertThat(ids(untilSeen(square(100, 100, 60)))).containsExactly(2);
    }

    /** As in time lapses and in recordings of a screen that hardly changes. */
    @Test
    void whoIsInEachFrameIsTheSamePersonHoweverFarTheFramesAreApart() {
        world.times = frame -> 3.0 * frame;
        for (int i = 0; i < 25; i++) {
            assertThat(ids(world.show(tracker, square(100 + i, 100, 60)))).containsExactly(1);
        }
        world.times = frame -> 3.0 * frame + 60; // the recorder was paused
        assertThat(ids(untilSeen(square(125, 100, 60)))).containsExactly(2);
    }

    @Test
    void whoAppearsElsewhereIsSomebodyNew() {
        world.show(tracker, square(100, 100, 60));
        for (int i = 0; i < 10; i++) {
            assertThat(world.show(tracker)).isEmpty();
        }
        assertThat(ids(untilSeen(square(400, 100, 60)))).containsExactly(2);
    }

    private List<TrackedFace> untilSeen(Box face) {
        List<TrackedFace> faces = world.show(tracker, face);
        for (int i = 0; i < 10 && faces.isEmpty(); i++) {
            faces = world.show(tracker, face);
        }
        return faces;
    }

    @Test
    void whatOneSearchMissesIsFollowedAllTheSame() {
        for (int i = 0; i < 30; i++) {
            world.blind = i == 10; // the second search
            assertThat(ids(world.show(tracker, square(100 + i, 100, 60)))).containsExactly(1);
        }
        assertThat(world.searches).isEqualTo(3);
    }

    @Test
    void whatNoSearchConfirmsIsNoFace() {
        world.show(tracker, square(100, 100, 60));
        world.blind = true;
        int seen = 0;
        for (int i = 0; i < 100; i++) {
            seen += world.show(tracker, square(100, 100, 60)).size();
        }
        assertThat(seen).isBetween(10, 40);
    }

    @Test
    void aLostFaceIsSearchedForInTheNextFrame() {
        world.show(tracker, square(100, 100, 60));
        world.show(tracker, square(100, 100, 60));
        assertThat(world.searches).isEqualTo(1);
        assertThat(world.show(tracker, square(135, 100, 60))).isEmpty(); // jumped away
        assertThat(ids(world.show(tracker, square(135, 100, 60)))).containsExactly(1);
        assertThat(world.searches).isEqualTo(2);
    }

    @Test
    void anotherSceneHasOtherPersons() {
        Box face = square(100, 100, 60);
        for (int i = 0; i < 5; i++) {
            assertThat(ids(world.show(tracker, face))).containsExactly(1);
        }
        world.scene = 1;
        for (int i = 0; i < 5; i++) {
            assertThat(ids(world.show(tracker, face))).containsExactly(2);
        }
    }

    @Test
    void jitterIsSmoothedAwayAtRest() {
        world.error = 1;
        float truth = ScriptedFaces.points(square(100, 100, 60)).toArray()[0];
        double squares = 0;
        for (int i = 0; i < 200; i++) {
            float x = firstX(world.show(tracker, square(100, 100, 60)).get(0));
            squares += i < 20 ? 0 : Math.pow(x - truth, 2) / 180;
        }
        assertThat(Math.sqrt(squares)).isBetween(0.01, 0.6);
    }

    @Test
    void pointsDoNotLagBehindAHeadThatMoves() {
        for (int i = 0; i < 60; i++) {
            Box box = square(60 + 3 * i, 100, 60);
            float x = firstX(world.show(tracker, box).get(0));
            assertThat(x).as("frame %d", i).isCloseTo(ScriptedFaces.points(box).toArray()[0], within(3f));
        }
    }

    private static float firstX(TrackedFace face) {
        return face.face().keypoints().orElseThrow().toArray()[0];
    }

    /** As browsers record: several frames at one time, or nearly so. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 1e-3})
    void aFaceIsFollowedWhereTimesRepeat(double apart) {
        world.times = frame -> Math.floorDiv(frame, 4) * 0.16 + frame % 4 * apart;
        world.error = 1.5;
        for (int i = 0; i < 80; i++) {
            Box truth = square(100 + 2 * i, 100, 60);
            List<TrackedFace> faces = world.show(tracker, truth);
            assertThat(faces).hasSize(1);
            assertThat(faces.get(0).track()).isEqualTo(1);
            Box box = faces.get(0).face().box();
            assertThat((box.left() + box.right()) / 2).isCloseTo((truth.left() + truth.right()) / 2, within(12f));
        }
    }
}
