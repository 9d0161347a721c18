package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.image.GrayImage;
import java.util.Optional;

/** One person, seen or lost for a moment. */
final class Track {
    private static final double MIN_LIKENESS = 0.6; // a face's with itself in the next frame is 0.9 and more

    private final int id;
    private final RestingFace atRest;
    private Motion motion;
    private Box place;
    private FacePatch looks; // in that place
    private Smoothing smoothing = new Smoothing();
    private double seen;
    private boolean lost;
    private int searchesMissed;

    /**
     * Begins with a box that a search found.
     *
     * @param baselineSeconds how long the person's resting face is learned
     */
    Track(int id, Box box, GrayImage picture, double time, double baselineSeconds) {
        this.id = id;
        this.atRest = new RestingFace(baselineSeconds);
        this.motion = new Motion(box, time);
        this.place = box;
        this.looks = new FacePatch(Surroundings.of(picture, box), box);
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

    /** A search of the whole frame did not find it. Answers how often in a row. */
    int missed() {
        return ++searchesMissed;
    }

    /** Finds the face again in the next frame by what it looked like; empty where nothing there is like it. */
    Optional<Box> follow(GrayImage picture, double time) {
        Box expected = motion.at(time);
        FacePatch.Found found = looks.find(Surroundings.of(picture, expected), expected);
        if (!(found.likeness() >= MIN_LIKENESS)) {
            found = looks.find(
                    Surroundings.of(picture, place), place); // it may have stopped, or the times may be wrong
        }
        if (!(found.likeness() >= MIN_LIKENESS)) {
            return Optional.empty();
        }
        motion.moved(found.box(), time);
        smoothing.moved(place, found.box());
        return Optional.of(found.box());
    }

    /** A search found it in the face's box. */
    Face found(Face face, GrayImage picture, double time) {
        if (lost) {
            motion = new Motion(face.box(), time);
            smoothing = new Smoothing(); // what lies before a gap says nothing of now
        } else if (time > seen && follow(picture, time).isEmpty()) {
            smoothing.jumped();
        }
        lost = false;
        searchesMissed = 0;
        motion.placed(face.box(), time);
        return seen(face, picture, time);
    }

    /** It is in the face's box, where it was followed to. */
    Face seen(Face face, GrayImage picture, double time) {
        place = face.box();
        looks = new FacePatch(Surroundings.of(picture, place), place);
        seen = time;
        return smoothing.next(atRest.seen(face, time), time);
    }
}
