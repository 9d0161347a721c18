package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.detect.CropAnswer;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.detect.Framing;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads pictures: finds their faces, places the points of each and names its expression. Holds the models' native memory
 * until it is closed; any number of threads may ask at the same time.
 */
public final class FaceAnalyzer implements AutoCloseable {
    /** How many pictures to hand over at once: enough to keep the models busy. */
    public static final int BATCH = 64;
    /** Large photos make smaller batches, so that memory stays bounded: 24 million pixels are about 100 MB. */
    public static final long BATCH_PIXELS = 24_000_000;

    /** A face of whose box a smaller share lies in its picture gets no expression: most of it would be made up. */
    public static final double LEAST_SHOWN = 0.5;

    /** A face that leans by less, in radians, is read as it lies. */
    public static final double LEAST_ROLL = Alignment.LEAST_ROLL;

    private final FaceDetector detector;
    private final CropReader crops;

    /**
     * An analyzer of models that are open already, which takes each whole picture as a face; it closes them when it is
     * closed.
     *
     * @param keypoints places the points; without it faces have none
     * @param expression names the expression; without it faces have none
     * @param labels the classes to answer in; the model's own where empty
     * @throws UserError when the expression model lacks one of the classes asked for
     */
    public FaceAnalyzer(
            Optional<KeypointModel> keypoints, Optional<ExpressionModel> expression, Optional<LabelSet> labels) {
        this(
                FaceDetector.create(FaceDetector.WHOLE_PICTURE, DetectorOptions.defaults()),
                keypoints,
                expression,
                labels,
                false);
    }

    private FaceAnalyzer(
            FaceDetector detector,
            Optional<KeypointModel> keypoints,
            Optional<ExpressionModel> expression,
            Optional<LabelSet> labels,
            boolean notSure) {
        this.detector = detector;
        this.crops = new CropReader(keypoints, expression, labels, notSure);
    }

    /** An analyzer with the models that ship with the library and all defaults. */
    public static FaceAnalyzer create() {
        return builder().build();
    }

    /** Starts from the models that ship with the library, as many threads as processors, and an answer for every face. */
    public static Builder builder() {
        return new Builder();
    }

    /** The choices for an analyzer. */
    public static final class Builder {
        private String detector = "mien";
        private DetectorOptions detection = DetectorOptions.defaults();
        private Optional<ModelOrigin> keypoints = Optional.of(ModelOrigin.shipped(Task.KEYPOINTS));
        private Optional<ModelOrigin> expression = Optional.of(ModelOrigin.shipped(Task.EXPRESSION));
        private Optional<LabelSet> labels = Optional.empty();
        private ModelOptions options = ModelOptions.defaults();
        private boolean notSure;

        private Builder() {}

        /** Finds the faces by the detector of that name, {@code mien} unless another is asked for; see {@link FaceDetector#create}. */
        public Builder detector(String name) {
            detector = name;
            return this;
        }

        /** What the detector looks for. */
        public Builder detection(DetectorOptions options) {
            detection = options;
            return this;
        }

        /** Places the points with this model; with none, faces have no points. */
        public Builder keypoints(Optional<ModelOrigin> model) {
            keypoints = model;
            return this;
        }

        /** Names the expression with this model; with none, faces have no expression. */
        public Builder expression(Optional<ModelOrigin> model) {
            expression = model;
            return this;
        }

        /** Answers in these classes instead of the expression model's own. */
        public Builder labels(LabelSet classes) {
            labels = Optional.of(classes);
            return this;
        }

        /** How the models answer. */
        public Builder options(ModelOptions models) {
            options = models;
            return this;
        }

        /**
         * Whether an expression may stay without an answer: where the likeliest class has a probability below what the
         * expression model was found to need (see {@link ExpressionModel#notSureBelow}), {@link
         * dev.mien.ExpressionScores#answer()} is empty.
         */
        public Builder notSure(boolean mayAbstain) {
            notSure = mayAbstain;
            return this;
        }

        /**
         * Loads the models.
         *
         * @throws UserError when a model file is missing or damaged, or lacks one of the classes asked for
         */
        public FaceAnalyzer build() {
            List<Runnable> opened = new ArrayList<>();
            try {
                Optional<KeypointModel> points = keypoints.map(origin -> KeypointModel.open(origin, options));
                points.ifPresent(model -> opened.add(model::close));
                FaceDetector finder = points.filter(model -> sharesKeypoints())
                        .map(model -> FaceDetector.create(detector, detection, model))
                        .orElseGet(() -> FaceDetector.create(detector, detection));
                opened.add(finder::close);
                Optional<ExpressionModel> classes = expression.map(origin -> ExpressionModel.open(origin, options));
                classes.ifPresent(model -> opened.add(model::close));
                return new FaceAnalyzer(finder, points, classes, labels, notSure);
            } catch (RuntimeException e) {
                opened.forEach(Runnable::run);
                throw e;
            }
        }

        /** Whether the key point model is just the one that a detector would load for itself. */
        private boolean sharesKeypoints() {
            return !options.flip()
                    && keypoints.filter(origin -> origin.path().isEmpty()).isPresent();
        }
    }

    /** The classes that the answers are in. */
    public LabelSet labels() {
        return crops.labels();
    }

    /** The probability of the likeliest class below which the expression model doubts it; 0 where it never does. */
    public float sureFrom() {
        return crops.sureFrom();
    }

    /**
     * The faces of a picture file, the surest first.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(Path file) {
        return analyze(Picture.of(file));
    }

    /**
     * The faces of a picture file whose bytes these are, the surest first.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(byte[] file) {
        return analyze(Picture.of(file, "a picture"));
    }

    /**
     * The faces of a picture file in a stream, which is read to its end and stays the caller's to close.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public List<Face> analyze(InputStream file) {
        return analyze(Picture.of(file, "a picture"));
    }

    /** The faces of a picture, the surest first. */
    public List<Face> analyze(BufferedImage picture) {
        return analyze(Picture.of(picture));
    }

    /**
     * The faces of a picture, the surest first.
     *
     * @throws UserError when it cannot be read
     */
    public List<Face> analyze(Picture picture) {
        return analyze(picture, detector.detect(picture));
    }

    /**
     * Reads faces that were found already, by {@link #detect} or otherwise.
     *
     * @return one for each of them, in the same order
     */
    public List<Face> analyze(Picture picture, List<Detection> found) {
        List<CropReader.Reading> readings = read(found.stream()
                .map(face -> place(picture, face.box(), face.look()))
                .toList());
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            CropReader.Reading reading = readings.get(i);
            float score = isCropped() ? reading.faceScore() : found.get(i).score();
            faces.add(face(picture, found.get(i).box(), score, reading));
        }
        return List.copyOf(faces);
    }

    /**
     * Reads faces where they should be, as in the next frame of a video.
     *
     * @param boxes as the detector draws them, in pixels of the picture
     * @return one for each box, in the same order; its detection score is the key point model's opinion whether this is a
     *     face, 1 where it has none
     */
    public List<Face> read(Picture picture, List<Box> boxes) {
        List<CropReader.Reading> readings = read(
                boxes.stream().map(box -> place(picture, box, Optional.empty())).toList());
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            CropReader.Reading reading = readings.get(i);
            faces.add(face(picture, boxes.get(i), reading.faceScore(), reading));
        }
        return faces;
    }

    private CropReader.Place place(Picture picture, Box box, Optional<CropAnswer> look) {
        return new CropReader.Place(picture, detector.framing().crop(box), look);
    }

    private List<CropReader.Reading> read(List<CropReader.Place> places) {
        return isCropped() ? crops.read(places) : crops.readAligned(places);
    }

    /** Where the faces of a picture are, the surest first, and nothing else. */
    public List<Detection> detect(Picture picture) {
        return detector.detect(picture);
    }

    private boolean isCropped() {
        return detector.framing() == Framing.AS_IT_IS;
    }

    private static Face face(Picture picture, Box box, float score, CropReader.Reading reading) {
        boolean isShown = box.shareWithin(picture.width(), picture.height()) >= LEAST_SHOWN;
        return new Face(box, score, reading.keypoints(), isShown ? reading.expression() : Optional.empty());
    }

    /**
     * Faces that fill their pictures: a crop, a row of a data set. A picture that is not square is squeezed into the nets'
     * square, and the points are stretched back.
     *
     * @return one for each picture, its box the whole picture; its detection score is the key point model's opinion
     *     whether this is a face, 1 where it has none
     */
    public List<Face> wholePictures(List<GrayImage> pictures) {
        return crops.readWhole(pictures);
    }

    @Override
    public void close() {
        detector.close();
        crops.close();
    }
}
