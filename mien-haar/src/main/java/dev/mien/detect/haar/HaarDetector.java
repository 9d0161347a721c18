package dev.mien.detect.haar;

import dev.mien.Box;
import dev.mien.detect.Detection;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.image.GrayImage;
import dev.mien.image.NativeLibraries;
import dev.mien.image.Picture;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_objdetect;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * OpenCV's {@code haarcascade_frontalface_default} (Viola and Jones 2001), with OpenCV's own defaults: sizes in steps
 * of 1.1, at least 3 windows that agree. The score is {@code n / (n + 3)} for n windows that agree, so that OpenCV's
 * default corresponds to 0.5. Calls are serialized, since OpenCV's cascade is not thread-safe.
 */
final class HaarDetector implements FaceDetector {
    private static final String CASCADE = "haarcascades/haarcascade_frontalface_default.xml";
    private static final double STEP = 1.1;
    private static final int NEIGHBOURS = 3;
    private static final double MIN_SCORE = .5;

    /**
     * The side of the face box relative to the cascade's square, fitted to 47 faces of HELEN, so that crops have the
     * framing of the models.
     */
    private static final double SIDE = .93;

    private static final double LOW = .013;

    private final CascadeClassifier cascade;
    private final DetectorOptions options;

    private HaarDetector(CascadeClassifier cascade, DetectorOptions options) {
        this.cascade = cascade;
        this.options = options;
    }

    static HaarDetector create(DetectorOptions options) {
        NativeLibraries.load(opencv_core.class, opencv_objdetect.class);
        String resource = "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/" + CASCADE;
        try {
            File file = Loader.cacheResource(resource);
            return new HaarDetector(new CascadeClassifier(file.getPath()), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized List<Detection> detect(Picture picture) {
        GrayImage gray = picture.gray();
        double minScore = options.minScore().orElse(MIN_SCORE);
        int neighbours = (int) Math.max(1, Math.ceil(NEIGHBOURS * minScore / Math.max(1 - minScore, 1e-6) - 1e-9));
        int smallest = (int) Math.round(options.minFace().orElse(0) / SIDE);
        List<Detection> found = new ArrayList<>();
        try (BytePointer pixels = new BytePointer(gray.pixels());
                Mat image = new Mat(gray.height(), gray.width(), opencv_core.CV_8UC1, pixels);
                RectVector faces = new RectVector();
                IntPointer agreeing = new IntPointer();
                Size smallestSize = new Size(smallest, smallest);
                Size largestSize = new Size()) {
            cascade.detectMultiScale2(image, faces, agreeing, STEP, neighbours, 0, smallestSize, largestSize);
            for (long i = 0; i < faces.size(); i++) {
                int count = agreeing.get(i);
                found.add(new Detection(face(faces.get(i)), (float) count / (count + NEIGHBOURS)));
            }
        }
        found.sort(Detection.BEST_FIRST);
        return List.copyOf(found);
    }

    /** Converts the cascade's square, which has a margin, to a face box. */
    private static Box face(Rect square) {
        double x = square.x() + square.width() / 2.0;
        double y = square.y() + square.height() * (.5 + LOW);
        double half = SIDE * square.width() / 2;
        return new Box((float) (x - half), (float) (y - half), (float) (x + half), (float) (y + half));
    }

    /** Frees the cascade, after waiting for a picture in progress. */
    @Override
    public synchronized void close() {
        cascade.close();
    }
}
