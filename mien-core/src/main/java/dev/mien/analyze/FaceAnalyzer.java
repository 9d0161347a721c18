package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.Closer;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.measure.FaceMeasurer;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import dev.mien.result.FaceTable;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads pictures: finds their faces, places the points of each and names its expression. Holds the models' native memory
 * until it is closed; any number of threads may ask at the same time.
 *
 * <pre>{@code
 * try (FaceAnalyzer analyzer = FaceAnalyzer.create();
 *         Stream<Analyzed<Picture>> photos = analyzer.analyze(files.stream().map(Picture::of))) {
 *     photos.forEach(photo -> System.out.println(photo.input().source() + ": " + photo.faces().size()));
 * }
 * }</pre>
 */
public final class FaceAnalyzer implements AutoCloseable {
    /** A face of whose box a smaller share lies in its picture gets no expression: most of it would be made up. */
    public static final double MIN_SHOWN = FaceReader.MIN_SHOWN;

    private static final String UNNAMED = "a picture";

    private final FaceReader reader;
    private final Optional<FaceMeasurer> measurer;
    private final int points; // how many are told
    private final int threads;
    private final Closer closer;
    private final Lazy<FaceAnalyzer> single;

    /**
     * An analyzer of models that are open already, which takes each whole picture as a face; it closes them when it is
     * closed.
     *
     * @param keypoints places the points; without it faces have none
     * @param expression names the expression; without it faces have none
     * @param labels the classes to answer in; the model's own where empty
     * @throws dev.mien.OptionError when the expression model lacks one of the classes asked for
     */
    public FaceAnalyzer(
            Optional<KeypointModel> keypoints, Optional<ExpressionModel> expression, Optional<LabelSet> labels) {
        this.reader = new FaceReader(
                FaceDetector.create(FaceDetector.WHOLE_PICTURE, DetectorOptions.defaults()),
                1,
                new CropReader(keypoints.map(CropReader.PointReader::of), expression, labels, false));
        this.measurer = Optional.empty();
        this.points = Keypoint.COUNT;
        this.threads = 1;
        this.closer = new Closer();
        this.single = new Lazy<>(() -> this);
        keypoints.ifPresent(closer::add);
        expression.ifPresent(closer::add);
    }

    /**
     * @param points how many each face has, 15 or 27
     * @param closer what is closed with the analyzer
     * @param single makes the same analyzer of one thread, which many pictures at once are read with
     */
    FaceAnalyzer(
            FaceReader reader,
            Optional<FaceMeasurer> measurer,
            int points,
            int threads,
            Closer closer,
            Supplier<FaceAnalyzer> single) {
        this.reader = reader;
        this.measurer = measurer;
        this.points = points;
        this.threads = threads;
        this.closer = closer;
        this.single = new Lazy<>(threads == 1 ? () -> this : () -> closer.add(single.get()));
    }

    /** An analyzer with the models that ship with the library and all defaults. */
    public static FaceAnalyzer create() {
        return builder().build();
    }

    /** Starts from the models that ship with the library, as many threads as processors, and an answer for every face. */
    public static FaceAnalyzerBuilder builder() {
        return new FaceAnalyzerBuilder();
    }

    /** The classes that the answers are in. */
    public LabelSet labels() {
        return reader.labels();
    }

    /** A table with the columns that the answers fill. */
    public FaceTable table() {
        return new FaceTable(labels(), points, measurer);
    }

    /**
     * The face with its measures, where they were asked for, and with as many points as were.
     *
     * @param picture the picture that the face is in
     */
    public Face measured(Picture picture, Face face) {
        Face measured = measurer.map(taking -> face.withMeasures(taking.measure(picture, face)))
                .orElse(face);
        return points == Keypoint.COUNT ? measured.withFifteenPoints() : measured;
    }

    private List<Face> measured(Picture picture, List<Face> faces) {
        return faces.stream().map(face -> measured(picture, face)).toList();
    }

    /** The probability of the likeliest class below which the expression model doubts it; 0 where it never does. */
    public float sureFrom() {
        return reader.sureFrom();
    }

    /**
     * The faces of a picture file, by descending score.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(Path file) {
        return analyze(Picture.of(Objects.requireNonNull(file, "no path of a picture, null")));
    }

    /**
     * The faces of a picture file whose bytes these are, by descending score.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(byte[] file) {
        return analyze(Picture.of(Objects.requireNonNull(file, "no bytes of a picture, null"), UNNAMED));
    }

    /**
     * The faces of a picture file in a stream, which is read to its end and stays the caller's to close.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(InputStream file) {
        return analyze(Picture.of(Objects.requireNonNull(file, "no stream of a picture, null"), UNNAMED));
    }

    /** The faces of an upright picture, of any type, by descending score. */
    public List<Face> analyze(BufferedImage picture) {
        return analyze(Picture.of(Objects.requireNonNull(picture, "no picture, null")));
    }

    /**
     * The faces of a picture, by descending score.
     *
     * @throws UserError when it cannot be read
     */
    public List<Face> analyze(Picture picture) {
        return analyze(Objects.requireNonNull(picture, "no picture, null"), detect(picture));
    }

    /**
     * The same without measures, and with all points that the model places.
     *
     * @throws UserError when it cannot be read
     */
    public List<Face> analyzePlain(Picture picture) {
        return reader.read(picture, detect(picture));
    }

    /**
     * The faces of many pictures, in the pictures' order: a thread for each, a few pictures ahead of who takes the answers, and no
     * more at once than memory allows. A picture that cannot be read is {@linkplain Analyzed#error said to be so}, and the others
     * go on. Close the stream before the analyzer; its pictures are {@linkplain Picture#release let go of} once they are read.
     */
    public Stream<Analyzed<Picture>> analyze(Stream<Picture> pictures) {
        return analyze(pictures, Function.identity());
    }

    /**
     * The same for what leads to a picture, such as a row of a table.
     *
     * @param picture the picture of an input; called on another thread. A {@link UserError} is that input's error
     */
    public <T> Stream<Analyzed<T>> analyze(Stream<T> inputs, Function<? super T, Picture> picture) {
        return analyze(inputs, picture, (input, read, faces) -> {});
    }

    /**
     * The same, with something done with each picture while it is open.
     *
     * @param task called on the thread that has read the picture
     */
    public <T> Stream<Analyzed<T>> analyze(
            Stream<T> inputs, Function<? super T, Picture> picture, PictureTask<? super T> task) {
        Pipeline<T> pipeline = new Pipeline<>(
                inputs.iterator(),
                picture,
                task,
                new Pipeline.Readers(this::analyze, () -> single.get()::analyze, threads));
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(pipeline, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(pipeline::close)
                .onClose(inputs::close);
    }

    /**
     * Reads faces that were found already, by {@link #detect} or otherwise.
     *
     * @param found with boxes in pixels of the picture
     * @return one for each of them, in the same order
     * @throws UserError when the picture cannot be read
     */
    public List<Face> analyze(Picture picture, List<Detection> found) {
        return measured(picture, reader.read(picture, found));
    }

    /**
     * Reads faces where they should be, as in the next frame of a video.
     *
     * @param boxes as the detector draws them, in pixels of the picture
     * @return one for each box, in the same order; its detection score is the key point model's opinion whether this is a
     *     face, 1 where it has none
     * @throws UserError when the picture cannot be read
     */
    public List<Face> read(Picture picture, List<Box> boxes) {
        return measured(picture, readPlain(picture, boxes));
    }

    /** The same without measures, and with all points that the model places: for {@link #measured} once they are smoothed. */
    public List<Face> readPlain(Picture picture, List<Box> boxes) {
        return reader.readAt(picture, boxes);
    }

    /**
     * Where the faces of a picture are, by descending score, as many as wanted at most, and nothing else.
     *
     * @throws UserError when it cannot be read
     */
    public List<Detection> detect(Picture picture) {
        return reader.detect(picture);
    }

    /**
     * The height of the smallest faces that the detector looked for in a picture of that size, in pixels of it; empty where it does not
     * know.
     *
     * @param width in pixels
     * @param height in pixels
     * @param smallest the height of the smallest face found there, in pixels; empty where none was
     */
    public OptionalDouble minFace(int width, int height, OptionalDouble smallest) {
        return reader.minFace(width, height, smallest);
    }

    /**
     * Faces that fill their pictures: a crop, a row of a data set. A picture that is not square is squeezed into the nets'
     * square, and the points are stretched back.
     *
     * @return one for each picture, its box the whole picture; its detection score is the key point model's opinion
     *     whether this is a face, 1 where it has none
     */
    public List<Face> wholePictures(List<GrayImage> pictures) {
        List<Face> measured = new ArrayList<>();
        for (Face face : reader.readWhole(pictures)) {
            measured.add(measured(Picture.of(pictures.get(measured.size())), face));
        }
        return measured;
    }

    /** Frees the models; closing twice is closing once. */
    @Override
    public void close() {
        closer.close();
    }
}
