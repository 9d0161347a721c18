package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.image.GrayImage;
import java.util.Optional;

/** The track of a person, in view or temporarily lost. */
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
     * Starts with a detected box.
     *
     * @param baselineSeconds the duration of the estimation of the resting face
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

    /** The predicted box at that time. */
    Box expected(double time) {
        return motion.at(time);
    }

    /** The time at which it was last seen, in seconds. */
    double seen() {
        return seen;
    }

    boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /** Counts a search that did not find it; returns the number of consecutive ones. */
    int countMissedSearch() {
        return ++searchesMissed;
    }

    /** Follows the face to the next frame by its appearance; empty if nothing is similar to it. */
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

    /** Updates the track with a detected face; returns the smoothed face. */
    Face found(Face face, GrayImage picture, double time) {
        if (lost) {
            motion = new Motion(face.box(), time);
            smoothing = new Smoothing(); // values before a gap are outdated
        } else if (time > seen && follow(picture, time).isEmpty()) {
            smoothing.jumped();
        }
        lost = false;
        searchesMissed = 0;
        motion.placed(face.box(), time);
        return seen(face, picture, time);
    }

    /** Updates the track with a followed face; returns the smoothed face. */
    Face seen(Face face, GrayImage picture, double time) {
        place = face.box();
        looks = new FacePatch(Surroundings.of(picture, place), place);
        seen = time;
        return smoothing.next(atRest.seen(face, time), time);
    }
}
