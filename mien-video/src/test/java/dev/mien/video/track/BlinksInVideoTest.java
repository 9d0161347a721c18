package dev.mien.video.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.LabelSet;
import dev.mien.result.FaceResult;
import dev.mien.video.Blinks;
import dev.mien.video.People;
import dev.mien.video.Person;
import dev.mien.video.media.VideoFrame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** From lids in frames to blinks of a person, with the smoothing along the track between them. */
class BlinksInVideoTest {
    private static final double OPEN = .06; // of the box, where an eye is 0.2 wide

    /** Half closed, closed and half closed again. */
    private static double lids(int frame) {
        return Math.min(
                Math.min(blink(frame, 50, 4), blink(frame, 90, 6)),
                Math.min(blink(frame, 130, 3), blink(frame, 160, 25)));
    }

    private static double blink(int frame, int from, int frames) {
        boolean closed = frame >= from && frame < from + frames;
        boolean half = frame == from - 1 || frame == from + frames;
        return closed ? .1 * OPEN : half ? .5 * OPEN : OPEN;
    }

    @Test
    void theBlinksOfAVideoAreCountedOnAMovingFace() throws IOException {
        ScriptedFaces script = new ScriptedFaces();
        script.lids = BlinksInVideoTest::lids;
        FaceTracker tracker = new FaceTracker(script, TrackerOptions.defaults());
        List<Person> people = new ArrayList<>();
        try (People collected = new People(LabelSet.FIVE, 1, people::add)) {
            for (int frame = 0; frame < 225; frame++) { // nine seconds
                Box box = ScriptedFaces.square(100 + frame * .8, 120, 90);
                List<FaceResult> faces = new ArrayList<>();
                for (TrackedFace face : script.show(tracker, box)) {
                    faces.add(new FaceResult(
                            "made.mp4",
                            OptionalInt.of(frame),
                            OptionalDouble.of(frame * ScriptedFaces.FRAME_SECONDS),
                            OptionalInt.of(face.track()),
                            1,
                            face.face(),
                            Optional.empty()));
                }
                BufferedImage picture = new BufferedImage(480, 240, BufferedImage.TYPE_3BYTE_BGR);
                collected.frame(VideoFrame.of(frame, frame * ScriptedFaces.FRAME_SECONDS, picture), faces);
            }
        }
        assertThat(people).hasSize(1);
        Blinks blinks = people.get(0).statistics().blinks().orElseThrow();
        assertThat(blinks.count())
                .as("of 160, 240 and 120 ms; a second is no blink")
                .isEqualTo(3);
        assertThat(blinks.perMinute()).isCloseTo(20, within(.5));
        assertThat(blinks.open()).isCloseTo(.3, within(.02));
        assertThat(blinks.closedShare()).isCloseTo((4 + 6 + 3 + 25 + 4 * 2.4) / 225, within(.03));
    }
}
