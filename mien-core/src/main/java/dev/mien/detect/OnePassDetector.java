package dev.mien.detect;

import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.image.Picture;
import dev.mien.model.ModelOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Our own detector: one small net looks once at the picture in its {@linkplain WorkingSize working size}. */
final class OnePassDetector implements FaceDetector {
    /** Chosen on photos of the training half; see the model card. */
    static final double MIN_SCORE = .46;

    /** Looked at in tiles, but held in memory, a byte each. */
    private static final double MAX_PIXELS = 100e6;

    private final OnePass net;
    private final DetectorOptions options;

    private OnePassDetector(OnePass net, DetectorOptions options) {
        this.net = net;
        this.options = options;
    }

    /** Loads the net. */
    static OnePassDetector open(ModelOrigin origin, DetectorOptions options) {
        return new OnePassDetector(OnePass.open(origin, options.threads()), options);
    }

    @Override
    public double defaultScore() {
        return MIN_SCORE;
    }

    @Override
    public OptionalDouble minFace(int width, int height) {
        return OptionalDouble.of(
                WorkingSize.of(width, height, options.minFace()).minFace());
    }

    @Override
    public List<Detection> detect(Picture picture) {
        WorkingSize size = WorkingSize.of(picture.width(), picture.height(), options.minFace());
        refuseTooLarge(size, picture);
        double scaleX = (double) picture.width() / size.width();
        double scaleY = (double) picture.height() / size.height();
        List<Detection> faces = new ArrayList<>();
        for (Detection face : net.find(
                picture.gray(size.width(), size.height()), options.minScore().orElse(MIN_SCORE))) {
            Box box = face.box();
            Box inPicture = new Box(
                    (float) (box.left() * scaleX), (float) (box.top() * scaleY), (float) (box.right() * scaleX), (float)
                            (box.bottom() * scaleY));
            if (inPicture.height() >= options.minFace().orElse(0)) {
                faces.add(new Detection(inPicture, face.score()));
            }
        }
        return List.copyOf(faces);
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
                            + " pixels on");
        }
    }

    @Override
    public void close() {
        net.close();
    }
}
