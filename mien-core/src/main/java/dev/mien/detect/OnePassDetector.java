package dev.mien.detect;

import dev.mien.UserError;
import dev.mien.image.Picture;
import dev.mien.model.ModelOrigin;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Mien's own detector: runs one small net on the picture in its {@linkplain WorkingSize working size}, and on
 * {@linkplain CloserLook larger} sizes if there are small faces.
 */
final class OnePassDetector implements FaceDetector {
    /** The default lowest score of a face, chosen on validation photos; see the model card. */
    static final double MIN_SCORE = .35;

    /**
     * Detections with a lower score are often no faces, unless they are small; see docs/decisions/0033-doubtful-faces.md.
     */
    static final double SURE_SCORE = .4;

    /** The largest working size in pixels, which is held in memory with a byte for each. */
    private static final double MAX_PIXELS = 100e6;

    private final PyramidSearch search;
    private final DetectorOptions options;

    private OnePassDetector(PyramidSearch search, DetectorOptions options) {
        this.search = search;
        this.options = options;
    }

    /** Loads the net. */
    static OnePassDetector open(ModelOrigin origin, DetectorOptions options) {
        return new OnePassDetector(PyramidSearch.open(origin, options.threads()), options);
    }

    @Override
    public double defaultScore() {
        return MIN_SCORE;
    }

    @Override
    public double sureScore() {
        return SURE_SCORE;
    }

    @Override
    public OptionalDouble minFace(int width, int height, OptionalDouble smallest) {
        WorkingSize first = WorkingSize.of(width, height);
        double inFirst = smallest.orElse(Double.POSITIVE_INFINITY) * first.scale();
        WorkingSize last = first;
        OptionalDouble times = OptionalDouble.of(1);
        while (times.isPresent()) {
            last = first.times(times.getAsDouble());
            boolean pays = times.getAsDouble() * inFirst < CloserLook.HINT_HEIGHT;
            times = CloserLook.next(first, times.getAsDouble(), pays, options.minFace());
        }
        return OptionalDouble.of(Math.max(last.minFace(), options.minFace().orElse(0)));
    }

    @Override
    public List<Detection> detect(Picture picture) {
        WorkingSize size = WorkingSize.of(picture.width(), picture.height());
        refuseTooLarge(size.times(size.timesFor(options.minFace())), picture);
        double scaleX = (double) picture.width() / size.width();
        double scaleY = (double) picture.height() / size.height();
        double minScore = options.minScore().orElse(MIN_SCORE);
        List<Detection> told = found(picture, size, minScore).stream()
                .map(SizeCalibration::calibrated)
                .filter(face -> face.score() >= minScore)
                .toList();
        return Suppression.oneBoxAFace(told, minScore).stream()
                .map(face -> face.enlarged(scaleX, scaleY))
                .filter(face -> face.box().height() >= options.minFace().orElse(0))
                .toList();
    }

    /** The boxes from all sizes of a picture, in pixels of the working size, with the scores of the net. */
    private List<Detection> found(Picture picture, WorkingSize size, double minScore) {
        double lowest = Math.min(minScore, CloserLook.HINT);
        List<Detection> last = search.inPyramid(picture.gray(size.width(), size.height()), lowest);
        List<Detection> all = last;
        OptionalDouble times = CloserLook.next(size, 1, CloserLook.pays(last), options.minFace());
        while (times.isPresent()) {
            WorkingSize closer = size.times(times.getAsDouble());
            last = search.inLevel(picture.gray(closer.width(), closer.height()), lowest);
            all = CloserLook.together(all, last, times.getAsDouble());
            times = CloserLook.next(size, times.getAsDouble(), CloserLook.pays(last), options.minFace());
        }
        return all;
    }

    private void refuseTooLarge(WorkingSize size, Picture picture) {
        double pixels = (double) size.width() * size.height();
        if (pixels > MAX_PIXELS) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "faces from %d pixels on in %dx%d are too small to look for",
                            options.minFace().orElse((int) size.minFace()),
                            picture.width(),
                            picture.height()),
                    picture.source(),
                    "look for faces from " + (int) Math.ceil(size.minFace() * Math.sqrt(pixels / MAX_PIXELS))
                            + " pixels on by the option min-face");
        }
    }

    @Override
    public void close() {
        search.close();
    }
}
