package dev.mien.synthetic;

import dev.mien.Keypoint;
import dev.mien.synthetic.Look.HairStyle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Draws everything of a portrait except the facial features: background, hair, neck, head. */
final class Head {
    private static final double CROWN = -47;
    private static final double CHIN = 58;

    private final Brush brush;
    private final Frame frame;
    private final Look look;
    private final double middle; // where the middle of the head lies, across
    private final double half;
    private final double chin;

    Head(Brush brush, Frame frame, Look look) {
        this.brush = brush;
        this.frame = frame;
        this.look = look;
        this.middle = frame.turn();
        this.half = look.head().halfWidth();
        Point2D eyes = frame.at(0, 0);
        // The jaw goes down with the lower lip.
        this.chin = Math.max(CHIN, frame.below(eyes, frame.at(Keypoint.MOUTH_CENTER_BOTTOM_LIP)) + 14.5);
    }

    void paintBackground(RandomGenerator random) {
        brush.fill(new Rectangle2D.Double(-1, -1, 98, 98), look.photo().background());
        for (int i = 0; i < 5; i++) {
            Point2D place = new Point2D.Double(random.nextDouble(0, 96), random.nextDouble(0, 96));
            brush.spot(place, random.nextDouble(15, 60), random.nextInt(256), random.nextDouble(0, 0.5));
        }
    }

    /** Paints hair behind the head, neck, shoulders and ears. */
    void paintBehind() {
        if (look.hair().style() == HairStyle.LONG) {
            brush.fill(inPicture(longHair()), look.hair().tone());
        } else if (look.hair().style() == HairStyle.CURLY) {
            paintCurls(1.12);
        } else if (look.hair().style() != HairStyle.BALD) {
            brush.fill(inPicture(oval(middle, -14, half + 2.5, 37)), look.hair().tone());
        }
        brush.fill(inPicture(shoulders()), look.photo().clothes());
        brush.fill(inPicture(new Rectangle2D.Double(middle - 19, 36, 38, chin - 16)), look.skin() - 34);
        brush.line(inPicture(collar()), 5 * frame.unit(), look.photo().clothes() - 22, 0.8);
        for (int side = -1; side <= 1; side += 2) {
            Point2D ear = frame.at(middle + side * (half - 0.5) - 0.25 * middle, 9);
            brush.fill(inPicture(oval(middle + side * (half - 0.5) - 0.25 * middle, 9, 5, 10)), look.skin() - 20);
            brush.spot(ear, 5 * frame.unit(), look.skin() - 60, 0.6);
        }
    }

    /** Paints the head with its shading. */
    void paintHead() {
        Shape head = inPicture(outline());
        brush.fillRound(head, frame.at(middle * 0.4, 4), 66 * frame.unit(), look.skin() + 8, look.skin() - 42);
        brush.clip(head);
        for (int side = -1; side <= 1; side += 2) {
            brush.spot(frame.at(side * 20 + middle * 0.3, 22), 12 * frame.unit(), look.skin() + 25, 0.35); // cheeks
            brush.spot(frame.at(side * 17, -3), 13 * frame.unit(), look.skin() - 45, 0.4); // eye sockets
        }
        brush.spot(frame.at(0, -24), 20 * frame.unit(), look.skin() + 25, 0.3);
        Point2D underLip = frame.from(frame.at(Keypoint.MOUTH_CENTER_BOTTOM_LIP), 0, 3.5);
        brush.spot(underLip, 7 * frame.unit(), look.skin() - 50, 0.4);
        brush.spot(frame.at(middle * 0.5, chin - 6), 8 * frame.unit(), look.skin() + 25, 0.3);
        if (look.beard() > 0) {
            paintBeard(Math.min(look.hair().tone(), look.skin() - 50));
        }
        brush.unclip();
    }

    /** Paints hair over the forehead. */
    void paintHairInFront() {
        switch (look.hair().style()) {
            case BALD -> {}
            case CURLY -> paintCurls(0.97);
            default -> {
                Shape front = inPicture(frontHair());
                brush.fill(front, look.hair().tone());
                brush.clip(front);
                for (int i = -3; i <= 3; i++) {
                    Path2D strand = Brush.arc(
                            frame.at(middle + 4 * i, CROWN - 4),
                            frame.at(middle + 8 * i, -38),
                            frame.at(middle + 11.5 * i, -18));
                    brush.line(strand, 1.6 * frame.unit(), look.hair().tone() + (i % 2 == 0 ? 26 : -14), 0.45);
                }
                brush.unclip();
            }
        }
    }

    private void paintCurls(double spread) {
        int curls = 15;
        for (int i = 0; i < curls; i++) {
            double angle = Math.PI * (-0.06 + 1.12 * i / (curls - 1));
            double x = middle - Math.cos(angle) * half * spread;
            double y = -10 - Math.sin(angle) * 37 * spread;
            brush.fill(inPicture(oval(x, y, 8.5, 8.5)), look.hair().tone() + (i % 3 - 1) * 9);
        }
    }

    private Shape outline() {
        double jaw = half * look.head().jaw();
        Path2D path = new Path2D.Double();
        path.moveTo(middle, CROWN);
        for (int side = 1; side >= -1; side -= 2) {
            double x = side * half;
            double jawX = side * jaw;
            if (side > 0) {
                path.curveTo(middle + 0.75 * x, CROWN, middle + x, -24, middle + x, -2);
                path.curveTo(middle + x, 16, middle + 1.12 * jawX, 33, middle + 0.86 * jawX, chin - 18);
                path.curveTo(middle + 0.66 * jawX, chin - 5, middle + 0.3 * jawX, chin, middle, chin);
            } else {
                path.curveTo(
                        middle + 0.3 * jawX, chin, middle + 0.66 * jawX, chin - 5, middle + 0.86 * jawX, chin - 18);
                path.curveTo(middle + 1.12 * jawX, 33, middle + x, 16, middle + x, -2);
                path.curveTo(middle + x, -24, middle + 0.75 * x, CROWN, middle, CROWN);
            }
        }
        path.closePath();
        return path;
    }

    private Shape frontHair() {
        Path2D path = new Path2D.Double();
        double side = half + 2;
        path.moveTo(middle - side, 4);
        path.curveTo(middle - side - 2, -34, middle - 24, CROWN - 6, middle, CROWN - 6);
        path.curveTo(middle + 24, CROWN - 6, middle + side + 2, -34, middle + side, 4);
        switch (look.hair().style()) {
            case FRINGE -> {
                path.quadTo(middle + half - 3, -14, middle + half - 6, -19);
                path.quadTo(middle, -14, middle - half + 6, -19);
                path.quadTo(middle - half + 3, -14, middle - side, 4);
            }
            case LONG -> {
                path.quadTo(middle + half - 2, -20, middle + 3, -38);
                path.quadTo(middle - half + 2, -20, middle - side, 4);
            }
            default -> {
                path.quadTo(middle + half - 1, -14, middle + half - 6, -22);
                path.quadTo(middle + 24, -35, middle + 12, -36);
                path.quadTo(middle - 12, -28, middle - half + 7, -23);
                path.quadTo(middle - half + 1, -14, middle - side, 4);
            }
        }
        path.closePath();
        return path;
    }

    private Shape longHair() {
        Path2D path = new Path2D.Double();
        double side = half + 6;
        path.moveTo(middle - side - 3, 75);
        path.curveTo(middle - side - 5, 30, middle - side - 4, CROWN - 8, middle, CROWN - 7);
        path.curveTo(middle + side + 4, CROWN - 8, middle + side + 5, 30, middle + side + 3, 75);
        path.closePath();
        return path;
    }

    /** Paints stubble from ear to ear and above the lip, in three layers to avoid a hard edge. */
    private void paintBeard(int tone) {
        double front = middle * 0.3; // mouth and chin move with the face, more than the head's outline
        for (int layer = 0; layer < 3; layer++) {
            double in = 2.2 * layer;
            Path2D jaw = new Path2D.Double();
            jaw.moveTo(middle - half - 2, 12);
            jaw.curveTo(middle - half + 4 + in, 30 + in, front - 23 + in, 33 + in, front - 20 + in, 47);
            jaw.quadTo(front, 52 + in, front + 20 - in, 47);
            jaw.curveTo(front + 23 - in, 33 + in, middle + half - 4 - in, 30 + in, middle + half + 2, 12);
            jaw.lineTo(middle + half, chin + 4);
            jaw.lineTo(middle - half, chin + 4);
            jaw.closePath();
            brush.fill(inPicture(jaw), tone, look.beard() / 2);
        }
        Point2D lip = frame.at(Keypoint.MOUTH_CENTER_TOP_LIP);
        Path2D moustache = Brush.arc(frame.from(lip, -15, 3), frame.from(lip, 0, -2.4), frame.from(lip, 15, 3));
        brush.line(moustache, 4.2 * frame.unit(), tone, look.beard() * 0.75);
    }

    private Shape shoulders() {
        Path2D path = new Path2D.Double();
        path.moveTo(middle - 75, 130);
        path.curveTo(middle - 70, chin + 20, middle - 45, chin + 16, middle - 18, chin + 10);
        path.lineTo(middle + 18, chin + 10);
        path.curveTo(middle + 45, chin + 16, middle + 70, chin + 20, middle + 75, 130);
        path.closePath();
        return path;
    }

    private Path2D collar() {
        return Brush.arc(
                new Point2D.Double(middle - 19, chin + 9),
                new Point2D.Double(middle, chin + 21),
                new Point2D.Double(middle + 19, chin + 9));
    }

    private static Shape oval(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    private Shape inPicture(Shape shape) {
        return frame.toPicture().createTransformedShape(shape);
    }
}
