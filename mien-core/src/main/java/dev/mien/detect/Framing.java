package dev.mien.detect;

import dev.mien.Box;

/** The position of the crop that the models read, relative to the box of a face. */
public enum Framing {
    /**
     * As in Kaggle's Facial Keypoints Detection: a square that shows the forehead and cuts off the chin. The box spans
     * the face from the hairline or forehead to the chin and from ear to ear, as in WIDER FACE. The constants are
     * medians over faces of HELEN whose crops in Kaggle's framing are known, measured with the first one-pass net;
     * docs/models/experiments.md has those of the net that ships, which differ by 2 % and make no difference.
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

        @Override
        public FaceCrop lying(FaceCrop crop, int quarterTurns) {
            return crop.turnedAbout(0, RAISED * crop.height(), quarterTurns * Math.PI / 2);
        }
    },
    /** The crop is the box; if it is not square, its picture is squeezed. */
    AS_IT_IS {
        @Override
        public FaceCrop crop(Box box) {
            return new FaceCrop(
                    (box.left() + box.right()) / 2.0, (box.top() + box.bottom()) / 2.0, box.width(), box.height(), 0);
        }
    };

    /** The side of the crop relative to that of the box. */
    static final double SIDE = 1.03;

    /** The distance of the crop's centre above that of the box, in sides of the crop. */
    static final double RAISED = .025;

    /**
     * The distance of the centre between brows and chin, about which crops are rotated, below the centre of the crop,
     * in sides of the crop.
     */
    static final double MIDDLE_BELOW = .147;

    /** Returns the crop of the face in that box; both in pixels of the picture. */
    public abstract FaceCrop crop(Box box);

    /** Returns the crop rotated clockwise by that many radians about the centre of the face. */
    public FaceCrop turned(FaceCrop crop, double radians) {
        return crop.turnedAbout(0, 0, radians);
    }

    /** Returns the crop of a face in the same box whose head is rotated clockwise by that many quarter turns. */
    public FaceCrop lying(FaceCrop crop, int quarterTurns) {
        return turned(crop, quarterTurns * Math.PI / 2);
    }
}
