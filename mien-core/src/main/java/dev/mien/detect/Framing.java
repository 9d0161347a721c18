package dev.mien.detect;

import dev.mien.Box;

/** How the crop that the models read lies about a face's box. */
public enum Framing {
    /**
     * As in Kaggle's Facial Keypoints Detection: a square that shows the forehead and cuts the chin. The box spans the face from the
     * hairline or forehead to the chin and from ear to ear, as WIDER FACE's do. The numbers are medians over faces of HELEN whose
     * crops in that framing are known.
     */
    KAGGLE {
        @Override
        public FaceCrop crop(Box box) {
            double side = SIDE * box.side();
            return FaceCrop.square(
                    (box.left() + box.right()) / 2.0, (box.top() + box.bottom()) / 2.0 - RAISED * side, side);
        }

        @Override
        public FaceCrop turned(FaceCrop crop, double radians) {
            return crop.turnedAbout(0, MIDDLE_BELOW * crop.height(), radians);
        }
    },
    /** The box is the crop; squeezed where it is not square. */
    AS_IT_IS {
        @Override
        public FaceCrop crop(Box box) {
            return new FaceCrop(
                    (box.left() + box.right()) / 2.0, (box.top() + box.bottom()) / 2.0, box.width(), box.height(), 0);
        }
    };

    /** The crop's side in mean sides of the box. */
    static final double SIDE = 1.03;

    /** How far the crop's middle lies over the box', in sides of the crop. */
    static final double RAISED = .025;

    /** How far the middle between brows and chin, about which faces lean, lies under the crop's, in sides of the crop. */
    static final double MIDDLE_BELOW = .147;

    /** The crop of the face in that box, in pixels of the picture. */
    public abstract FaceCrop crop(Box box);

    /** The crop of the same face turned clockwise about the middle of the face's box. */
    public FaceCrop turned(FaceCrop crop, double radians) {
        return crop.turnedAbout(0, 0, radians);
    }
}
