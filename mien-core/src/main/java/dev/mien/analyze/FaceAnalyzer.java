package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.Closer;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.detect.Detection;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.measure.FaceMeasurer;
import dev.mien.result.FaceTable;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Analyzes pictures: finds their faces, and the key points and the expression of each. This is the library's main
 * class. Thread-safe. Holds the models' native memory until it is closed.
 *
 * <pre>{@code
 * try (FaceAnalyzer analyzer = FaceAnalyzer.create();
 *         Stream<Analyzed<Picture>> photos = analyzer.analyze(files.stream().map(Picture::of))) {
 *     photos.forEach(photo -> System.out.println(photo.input().source() + ": " + photo.faces().size()));
 * }
 * }</pre>
 */
public final class FaceAnalyzer implements AutoCloseable {
    /**
     * A face gets no expression if a smaller share of its box lies inside the picture: most of the crop would be
     * padding.
     */
    public static final double MIN_SHOWN = PictureReader.MIN_SHOWN;

    private static final String UNNAMED = "a picture";

    private final PictureReader reader;
    private final Optional<FaceMeasurer> measurer;
    private final int points; // of each face
    private final int threads;
    private final Closer closer;
    private final Lazy<PictureReader> single;

    /**
     * @param readers creates a reader with that many threads: all for single pictures, one for many in parallel
     * @param points the number of points of each face, 15 or 27
     * @param closer what is closed with the analyzer
     */
    FaceAnalyzer(
            IntFunction<PictureReader> readers,
            Optional<FaceMeasurer> measurer,
            int points,
            int threads,
            Closer closer) {
        this.reader = readers.apply(threads);
        this.single = new Lazy<>(() -> threads == 1 ? reader : readers.apply(1));
        this.measurer = measurer;
        this.points = points;
        this.threads = threads;
        this.closer = closer;
    }

    /**
     * An analyzer with the models that ship with the library and default options. Loading them takes a moment: keep the
     * analyzer for as long as there are pictures.
     */
    public static FaceAnalyzer create() {
        return builder().build();
    }

    /**
     * A builder that starts from the defaults: the models that ship with the library, one thread per processor, and an
     * answer for every face.
     */
    public static FaceAnalyzerBuilder builder() {
        return new FaceAnalyzerBuilder();
    }

    /** The label set of the expressions. */
    public LabelSet labels() {
        return reader.labels();
    }

    /** The table of the results: its columns are those that this analyzer fills. */
    public FaceTable table() {
        return new FaceTable(labels(), points, measurer);
    }

    /**
     * Completes a face read by {@link #analyzePlain} or {@link #readPlain}: with measures, if requested, and the
     * requested number of points.
     *
     * @param picture the picture that the face is in
     */
    public Face measured(Picture picture, Face face) {
        Face all = measurer.isEmpty() ? face : face.withMeasures(measurer.get().measure(picture, face));
        return points == Keypoint.COUNT ? all.withFifteenPoints() : all;
    }

    private List<Face> measured(Picture picture, List<Face> faces) {
        return faces.stream().map(face -> measured(picture, face)).toList();
    }

    /** The threshold below which the expression model doubts its likeliest class, in 0..1; 0 if it never does. */
    public float sureFrom() {
        return reader.sureFrom();
    }

    /**
     * Analyzes a picture file: its faces by descending score.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(Path file) {
        return analyze(Picture.of(Objects.requireNonNull(file, "no path of a picture, null")));
    }

    /**
     * Analyzes the bytes of a picture file: its faces by descending score.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(byte[] file) {
        return analyze(Picture.of(Objects.requireNonNull(file, "no bytes of a picture, null"), UNNAMED));
    }

    /**
     * Analyzes a stream of a picture file: its faces by descending score. The stream is read to its end, but not
     * closed.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(InputStream file) {
        return analyze(Picture.of(Objects.requireNonNull(file, "no stream of a picture, null"), UNNAMED));
    }

    /** Analyzes an upright picture of any type: its faces by descending score. */
    public List<Face> analyze(BufferedImage picture) {
        return analyze(Picture.of(Objects.requireNonNull(picture, "no picture, null")));
    }

    /**
     * Analyzes a picture: its faces by descending score.
     *
     * @throws UserError when it cannot be read
     */
    public List<Face> analyze(Picture picture) {
        return analyze(Objects.requireNonNull(picture, "no picture, null"), detect(picture));
    }

    /**
     * The same without measures, and with all points of the model; {@link #measured} completes the faces.
     *
     * @throws UserError when it cannot be read
     */
    public List<Face> analyzePlain(Picture picture) {
        return reader.read(picture, detect(picture));
    }

    /**
     * Analyzes many pictures in parallel, one thread per picture, and returns the results in the pictures' order. Reads
     * a few pictures ahead of the consumer, as far as memory allows. A picture that cannot be read becomes a result
     * with an {@linkplain Analyzed#error error} and does not affect the others. Close the stream before the analyzer;
     * pictures are {@linkplain Picture#release released} once they are read.
     */
    public Stream<Analyzed<Picture>> analyze(Stream<Picture> pictures) {
        return analyze(pictures, Function.identity());
    }

    /**
     * The same for inputs that refer to a picture, such as rows of a table.
     *
     * @param picture returns the picture of an input; called on other threads. If it throws a {@link UserError}, that
     *     is the input's error
     */
    public <T> Stream<Analyzed<T>> analyze(Stream<T> inputs, Function<? super T, Picture> picture) {
        return analyze(inputs, picture, (input, read, faces) -> {});
    }

    /**
     * The same with a task to run on each picture before it is released.
     *
     * @param task called on the thread that read the picture
     */
    public <T> Stream<Analyzed<T>> analyze(
            Stream<T> inputs, Function<? super T, Picture> picture, PictureTask<? super T> task) {
        Pipeline.Readers readers = new Pipeline.Readers(this::analyze, this::onOneThread, threads);
        return Pipeline.stream(inputs, picture, task, readers);
    }

    private Function<Picture, List<Face>> onOneThread() {
        PictureReader one = single.get();
        return picture -> measured(picture, one.read(picture, one.detect(picture)));
    }

    /**
     * Reads faces that were already detected, by {@link #detect} or otherwise.
     *
     * @param found the detections, with boxes in pixels of the picture
     * @return one face for each of them, in the same order
     * @throws UserError when the picture cannot be read
     */
    public List<Face> analyze(Picture picture, List<Detection> found) {
        return measured(picture, reader.read(picture, found));
    }

    /**
     * Reads faces at expected places, such as those of the previous frame of a video.
     *
     * @param boxes as the detector would return them, in pixels of the picture
     * @return one face for each box, in the same order; its detection score is how likely this is a face according to
     *     the key point model, 1 if that cannot tell
     * @throws UserError when the picture cannot be read
     */
    public List<Face> read(Picture picture, List<Box> boxes) {
        return measured(picture, readPlain(picture, boxes));
    }

    /**
     * The same without measures, and with all points of the model; {@link #measured} completes the faces, such as after
     * smoothing.
     */
    public List<Face> readPlain(Picture picture, List<Box> boxes) {
        return reader.readAt(picture, boxes);
    }

    /**
     * Only detects the faces of a picture, by descending score, up to the largest number requested.
     *
     * @throws UserError when it cannot be read
     */
    public List<Detection> detect(Picture picture) {
        return reader.detect(picture);
    }

    /**
     * The height of the smallest faces that the detector finds in a picture of that size, in pixels of the picture;
     * empty if unknown.
     *
     * @param width in pixels
     * @param height in pixels
     * @param smallest the height of the smallest face found in the picture, in pixels; empty if none was
     */
    public OptionalDouble minFace(int width, int height, OptionalDouble smallest) {
        return reader.minFace(width, height, smallest);
    }

    /**
     * Reads pictures that show a single face each, such as crops or rows of a data set. Pictures that are not square
     * are resized to the nets' square input, and their points back.
     *
     * @return one face for each picture, its box the whole picture; its detection score is how likely this is a face
     *     according to the key point model, 1 if that cannot tell
     */
    public List<Face> wholePictures(List<GrayImage> pictures) {
        List<Face> faces = reader.readWhole(pictures);
        return IntStream.range(0, faces.size())
                .mapToObj(i -> measured(Picture.of(pictures.get(i)), faces.get(i)))
                .toList();
    }

    /** Frees the models; closing again has no effect. */
    @Override
    public void close() {
        closer.close();
    }
}
