package dev.mien.video;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.draw.FaceGrid;
import dev.mien.result.FaceResult;
import dev.mien.video.media.VideoFrame;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the report on each person, and passes it on when the person has gone, so that only persons in view are in
 * memory.
 */
public final class People implements FrameListener, Closeable {
    private static final int MAX_PICTURES = 16;
    private static final double SECONDS_BETWEEN_PICTURES = 0.25;

    private final LabelSet labels;
    private final double goneAfter;
    private final Taker taker;
    private final Map<Integer, Stay> inView = new LinkedHashMap<>();

    /** Receives a person who will not appear again under this number. */
    @FunctionalInterface
    public interface Taker {
        void take(Person person) throws IOException;
    }

    /**
     * Starts without persons.
     *
     * @param labels the label set of the timelines
     * @param goneAfter the time in seconds after which a person who is not visible has gone: the tracker's gap
     * @param taker receives each person, including those who only {@linkplain Person#passedBy passed by}
     */
    public People(LabelSet labels, double goneAfter, Taker taker) {
        this.labels = labels;
        this.goneAfter = goneAfter;
        this.taker = taker;
    }

    @Override
    public void frame(VideoFrame frame, List<FaceResult> faces) throws IOException {
        for (FaceResult face : faces) {
            inView.computeIfAbsent(face.track().orElseThrow(), track -> new Stay(track, frame))
                    .add(frame, face);
        }
        for (Iterator<Stay> all = inView.values().iterator(); all.hasNext(); ) {
            Stay stay = all.next();
            if (frame.time() - stay.to > goneAfter) {
                all.remove();
                handOn(stay);
            }
        }
    }

    private void handOn(Stay stay) throws IOException {
        taker.take(new Person(
                stay.track, stay.from, stay.to, stay.expression, stay.record.finished(), List.copyOf(stay.pictures)));
    }

    /** Passes on the persons who are still in view. */
    @Override
    public void close() throws IOException {
        for (Stay stay : inView.values()) {
            handOn(stay);
        }
        inView.clear();
    }

    /** A person in view. */
    private final class Stay {
        private final int track;
        private final double from;
        private final ExpressionTimeline expression = new ExpressionTimeline(labels);
        private final PersonRecord record;
        private final List<FaceGrid.Tile> pictures = new ArrayList<>();
        private double to;
        private double between = SECONDS_BETWEEN_PICTURES;
        private double nextPicture;

        Stay(int track, VideoFrame first) {
            this.track = track;
            this.from = first.time();
            this.record = new PersonRecord(first.index(), first.time());
            this.nextPicture = from;
        }

        void add(VideoFrame frame, FaceResult face) {
            to = frame.time();
            record.add(frame.index(), to, face.face());
            Optional<ExpressionScores> scores = face.face().expression();
            scores.ifPresent(read -> expression.add(frame.index(), frame.time(), read));
            if (frame.time() >= nextPicture) {
                if (pictures.size() == MAX_PICTURES) {
                    thinOut();
                }
                pictures.add(FaceGrid.Tile.of(frame.picture(), face));
                nextPicture = frame.time() + between;
            }
        }

        /** Discards every other picture, and doubles the interval of further ones. */
        private void thinOut() {
            for (int i = pictures.size() - 1; i > 0; i -= 2) {
                pictures.remove(i);
            }
            between *= 2;
        }
    }
}
