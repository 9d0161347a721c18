package dev.mien.detect;

import dev.mien.Box;

/** How the crop that the models read lies about a face's box. */
public enum Framing {
    /**
     * As in Kaggle's Facial Keypoints Detection: a square that shows the forehead and cuts the chin. The box is tight, from
     * the brows to the chin. The two numbers are the medians of 104 faces of HELEN whose crops in that framing were found
     * again in their photos.
     */
    KAGGLE {
        @Override
        public FaceCrop crop(Box box) {
            double side = SIDE * Math.sqrt((double) box.width() * box.height());
            return FaceCrop.square(
                    (box.left() + box.right()) / 2.0, (box.top() + box.bottom()) / 2.0 - RAISED * side, side);
        }

        @Override
        public FaceCrop turned(FaceCrop crop, double radians) {
            return crop.turnedAbout(0, RAISED * crop.height(), radians);
        }
    },
    /** The same square of a box that begins at the hairline; the two numbers are measured, too. */
    FROM_HAIRLINE {
        @Override
        public FaceCrop crop(Box box) {
            double side = HAIRLINE_SIDE * Math.sqrt((double) box.width() * box.height());
            return FaceCrop.square(
                    (box.left() + box.right()) / 2.0, (box.top() + box.bottom()) / 2.0 - HAIRLINE_RAISED * side, side);
        }

        @Override
        public FaceCrop turned(FaceCrop crop, double radians) {
            return crop.turnedAbout(0, HAIRLINE_RAISED * crop.height(), radians);
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
    static final double SIDE = 1.18;

    /** How far the crop's middle lies over the box', in sides of the crop. */
    static final double RAISED = .147;

    /** The crop's side in mean sides of a box from the hairline on. */
    static final double HAIRLINE_SIDE = 1.0;

    /** How far the crop's middle lies over such a box', in sides of the crop. */
    static final double HAIRLINE_RAISED = .0;

    /** The crop of the face in that box, in pixels of the picture. */
    public abstract FaceCrop crop(Box box);

    /** The crop of the same face turned clockwise about the middle of the face's box. */
    public FaceCrop turned(FaceCrop crop, double radians) {
        return crop.turnedAbout(0, 0, radians);
    }
}
