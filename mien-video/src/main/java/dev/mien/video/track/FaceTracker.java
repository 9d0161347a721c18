package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.detect.Detection;
import dev.mien.detect.Overlaps;
import dev.mien.video.media.VideoFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tracks the faces of a video. The detector searches every nth frame; in between, each known face is followed by its
 * appearance in the previous frame, until the reader's score shows that it is gone. Frames in which a face is lost, and
 * the first frame of a new scene, are also searched. For a single video; not thread-safe.
 */
public final class FaceTracker {
    private static final int SEARCHES_MISSED = 3; // consecutive searches without a face after which it is given up
    private static final double LONGEST_FRAME = 10; // seconds; after a longer one a face is somebody new
    private static final double SAME_FACE = 0.5; // the boxes of two persons overlap less than this

    private final FaceReader reader;
    private final TrackerOptions options;
    private final SceneCuts cuts = new SceneCuts();
    private final MotionClock clock = new MotionClock();
    private final List<Track> tracks = new ArrayList<>();
    private double time; // by that clock
    private int ids;
    private int sinceSearch;
    private boolean searchNext = true;

    /**
     * Starts before the first frame.
     *
     * @param reader finds and reads faces; stays open
     * @param options how often it searches, and when a face is lost
     */
    public FaceTracker(FaceReader reader, TrackerOptions options) {
        this.reader = reader;
        this.options = options;
    }

    /** A face to read: its track, its box and its detection score, which followed faces do not have. */
    private record Place(Track track, Box box, float score) {
        boolean isFollowed() {
            return Float.isNaN(score);
        }
    }

    /**
     * Returns the faces of the next frame.
     *
     * @param frame the frame, whose time must not decrease
     */
    public List<TrackedFace> next(VideoFrame frame) {
        time = clock.at(frame.time());
        if (cuts.isCut(frame.gray())) {
            tracks.clear();
            searchNext = true;
        }
        // A face in the previous frame was in view all along, however long that frame was shown.
        tracks.removeIf(track -> time - track.seen() > (track.isLost() ? options.gapSeconds() : LONGEST_FRAME));
        sinceSearch++;
        boolean search = searchNext || sinceSearch >= options.every();
        return read(frame, search ? searched(frame) : followed(frame));
    }

    private List<Place> followed(VideoFrame frame) {
        return tracks.stream()
                .filter(track -> !track.isLost())
                .flatMap(track -> followed(track, frame).stream())
                .toList();
    }

    /** Follows a face; empty if nothing is similar to it any more, so that it is lost. */
    private Optional<Place> followed(Track track, VideoFrame frame) {
        Optional<Box> box = track.follow(frame.gray(), time);
        if (box.isEmpty()) {
            lose(track);
        }
        return box.map(now -> new Place(track, now, Float.NaN));
    }

    private void lose(Track track) {
        track.lose();
        searchNext = true;
    }

    private List<Place> searched(VideoFrame frame) {
        sinceSearch = 0;
        searchNext = false;
        List<Detection> found = reader.detect(frame.gray());
        Map<Track, Detection> known = Association.of(tracks, found, time);
        List<Place> places = new ArrayList<>();
        for (Track track : tracks) {
            Detection detection = known.get(track);
            if (places.size() >= options.maxFaces()) {
                track.lose(); // a lost person may reappear where another one has come into view since
            } else if (detection != null) {
                places.add(new Place(track, detection.box(), detection.score()));
            } else if (!track.isLost() && track.countMissedSearch() < SEARCHES_MISSED) {
                followed(track, frame).ifPresent(places::add);
            } else {
                track.lose();
            }
        }
        Set<Detection> taken = new HashSet<>(known.values());
        for (Detection detection : found) {
            if (!taken.contains(detection) && places.size() < options.maxFaces()) {
                Track track = new Track(++ids, detection.box(), frame.gray(), time, options.baselineSeconds());
                tracks.add(track);
                places.add(new Place(track, detection.box(), detection.score()));
            }
        }
        return places;
    }

    private List<TrackedFace> read(VideoFrame frame, List<Place> places) {
        List<Face> faces =
                reader.read(frame.gray(), places.stream().map(Place::box).toList());
        List<TrackedFace> seen = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Face face = faces.get(i);
            Track track = place.track();
            if (!place.isFollowed()) {
                Face found = new Face(face.box(), place.score(), face.keypoints(), face.expression());
                seen.add(new TrackedFace(track.id(), track.found(found, frame.gray(), time)));
            } else if (face.detectionScore() < options.minFaceScore() || isTaken(face.box(), seen)) {
                lose(track);
            } else {
                seen.add(new TrackedFace(track.id(), track.seen(face, frame.gray(), time)));
            }
        }
        // On the points that do not shake.
        return seen.stream()
                .map(one -> new TrackedFace(one.track(), reader.measured(frame.gray(), one.face())))
                .toList();
    }

    /** Whether another person's face is already there, so that one of the two has slipped onto the other. */
    private static boolean isTaken(Box box, List<TrackedFace> seen) {
        return seen.stream()
                .anyMatch(other -> Overlaps.intersectionOverUnion(other.face().box(), box) > SAME_FACE);
    }
}
