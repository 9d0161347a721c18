package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Keypoints;
import java.util.Optional;

/** One person, seen or lost for a moment. */
final class Track {
    private final int id;
    private final Motion motion;
    private Smoothing smoothing = new Smoothing();
    private Optional<BoxFromPoints> relation = Optional.empty();
    private double seen;
    private boolean lost;
    private int searchesMissed;

    Track(int id, Box box, double time) {
        this.id = id;
        this.motion = new Motion(box, time);
        this.seen = time;
    }

    int id() {
        return id;
    }

    /** Where the face should be at that time. */
    Box expected(double time) {
        return motion.at(time);
    }

    /** When it was seen last, in seconds. */
    double seen() {
        return seen;
    }

    boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /** A search of the whole frame did not find it, though it can still be followed. Answers how often in a row. */
    int missed() {
        return ++searchesMissed;
    }

    /** It was found by a search and read in the box found. */
    Face found(Face face, double time) {
        if (lost) {
            smoothing = new Smoothing(); // what lies before a gap says nothing of now
        }
        lost = false;
        searchesMissed = 0;
        relation = face.keypoints().map(points -> BoxFromPoints.learn(face.box(), points));
        return seen(face, time);
    }

    /** It was read where it was expected; the box follows its points. */
    Face followed(Face face, double time) {
        Optional<Keypoints> points = face.keypoints();
        Box box = points.flatMap(at -> relation.map(about -> about.box(at))).orElse(face.box());
        return seen(new Face(box, face.detectionScore(), points, face.expression()), time);
    }

    private Face seen(Face face, double time) {
        motion.measure(face.box(), time);
        seen = time;
        return smoothing.next(face, time);
    }
}
