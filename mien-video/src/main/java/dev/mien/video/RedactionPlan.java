package dev.mien.video;

import dev.mien.Box;
import dev.mien.result.FaceResult;
import dev.mien.video.media.VideoFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The boxes to anonymize in a video, collected in a first pass and applied in a second one, since only later frames
 * tell where a face was before it was found. Between two frames that show a person, and for {@value #BEYOND} seconds
 * before the first and after the last one, boxes cover where the motion may have taken the face. Needs memory for a box
 * per face and frame.
 */
public final class RedactionPlan implements FrameListener {
    private static final double BEYOND = .5; // seconds
    private static final int FOR_SPEED = 4; // sightings

    private final List<Double> times = new ArrayList<>(); // of each frame
    private final Map<Integer, List<Sighting>> tracks = new LinkedHashMap<>();

    /** A person's box in a frame. */
    private record Sighting(int frame, Box box) {}

    @Override
    public void frame(VideoFrame frame, List<FaceResult> faces) {
        times.add(frame.time());
        for (FaceResult face : faces) {
            tracks.computeIfAbsent(face.track().orElseThrow(), unused -> new ArrayList<>())
                    .add(new Sighting(times.size() - 1, face.face().box()));
        }
    }

    /** The number of frames that were read. */
    public int frames() {
        return times.size();
    }

    /** The boxes to cover in each frame, in order. */
    public List<List<Box>> boxes() {
        List<List<Box>> boxes = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            boxes.add(new ArrayList<>());
        }
        for (List<Sighting> seen : tracks.values()) {
            for (Sighting sighting : seen) {
                boxes.get(sighting.frame()).add(sighting.box());
            }
            for (int i = 1; i < seen.size(); i++) {
                Box both = around(seen.get(i - 1).box(), seen.get(i).box());
                for (int frame = seen.get(i - 1).frame() + 1;
                        frame < seen.get(i).frame();
                        frame++) {
                    boxes.get(frame).add(both);
                }
            }
            beyond(seen, boxes, -1);
            beyond(seen, boxes, 1);
        }
        return boxes;
    }

    /**
     * Extrapolates from the first sighting backwards or from the last one forwards: the face may have stayed or kept
     * its speed.
     */
    private void beyond(List<Sighting> seen, List<List<Box>> boxes, int step) {
        Sighting end = step < 0 ? seen.get(0) : seen.get(seen.size() - 1);
        int inner = Math.min(FOR_SPEED, seen.size()) - 1;
        Sighting other = step < 0 ? seen.get(inner) : seen.get(seen.size() - 1 - inner);
        double span = time(other) - time(end);
        for (int frame = end.frame() + step; frame >= 0 && frame < times.size(); frame += step) {
            double away = times.get(frame) - time(end);
            if (Math.abs(away) > BEYOND) {
                return;
            }
            boxes.get(frame).add(span == 0 ? end.box() : around(end.box(), moved(end.box(), other.box(), away / span)));
        }
    }

    private double time(Sighting sighting) {
        return times.get(sighting.frame());
    }

    /** The box moved by a multiple of the way to the other one. */
    private static Box moved(Box box, Box other, double times) {
        float across = (float) (times * (other.left() + other.right() - box.left() - box.right()) / 2);
        float down = (float) (times * (other.top() + other.bottom() - box.top() - box.bottom()) / 2);
        return new Box(box.left() + across, box.top() + down, box.right() + across, box.bottom() + down);
    }

    /** The smallest box that contains both. */
    private static Box around(Box one, Box other) {
        return new Box(
                Math.min(one.left(), other.left()),
                Math.min(one.top(), other.top()),
                Math.max(one.right(), other.right()),
                Math.max(one.bottom(), other.bottom()));
    }
}
