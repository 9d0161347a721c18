package dev.mien.detect;

import dev.mien.Box;
import dev.mien.image.Picture;
import dev.mien.model.ModelOrigin;
import java.util.ArrayList;
import java.util.List;

/** Our own detector: one small net looks once at the picture in its {@linkplain WorkingSize working size}. */
final class OnePassDetector implements FaceDetector {
    /** Chosen on photos of the training half; see the model card. */
    static final double LEAST_SCORE = .4;

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
        return LEAST_SCORE;
    }

    @Override
    public Framing framing() {
        return Framing.FROM_HAIRLINE;
    }

    @Override
    public List<Detection> detect(Picture picture) {
        WorkingSize size = WorkingSize.of(picture.width(), picture.height(), options.smallestFace());
        double scaleX = (double) picture.width() / size.width();
        double scaleY = (double) picture.height() / size.height();
        List<Detection> faces = new ArrayList<>();
        for (Detection face : net.find(
                picture.gray(size.width(), size.height()), options.leastScore().orElse(LEAST_SCORE))) {
            Box box = face.box();
            Box inPicture = new Box(
                    (float) (box.left() * scaleX), (float) (box.top() * scaleY), (float) (box.right() * scaleX), (float)
                            (box.bottom() * scaleY));
            if (inPicture.height() >= options.smallestFace().orElse(0)) {
                faces.add(new Detection(inPicture, face.score()));
            }
        }
        return List.copyOf(faces);
    }

    @Override
    public void close() {
        net.close();
    }
}
