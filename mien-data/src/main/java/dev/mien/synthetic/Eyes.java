package dev.mien.synthetic;

import dev.mien.Keypoint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;

/** Draws eyes and brows through their points. */
final class Eyes {
    private static final double UPPER = 3.9; // height of the open upper lid above the eye's middle
    private static final double LOWER = 2.7;

    private final Brush brush;
    private final Frame frame;
    private final Look look;
    private final Gesture gesture;

    Eyes(Brush brush, Frame frame, Look look, Gesture gesture) {
        this.brush = brush;
        this.frame = frame;
        this.look = look;
        this.gesture = gesture;
    }

    void paint() {
        paintEye(
                frame.at(Keypoint.LEFT_EYE_INNER_CORNER),
                frame.at(Keypoint.LEFT_EYE_CENTER),
                frame.at(Keypoint.LEFT_EYE_OUTER_CORNER),
                1);
        paintEye(
                frame.at(Keypoint.RIGHT_EYE_INNER_CORNER),
                frame.at(Keypoint.RIGHT_EYE_CENTER),
                frame.at(Keypoint.RIGHT_EYE_OUTER_CORNER),
                -1);
        paintBrow(frame.at(Keypoint.LEFT_EYEBROW_INNER_END), frame.at(Keypoint.LEFT_EYEBROW_OUTER_END), 1);
        paintBrow(frame.at(Keypoint.RIGHT_EYEBROW_INNER_END), frame.at(Keypoint.RIGHT_EYEBROW_OUTER_END), -1);
        if (look.glasses()) {
            paintGlasses();
        }
    }

    private void paintEye(Point2D inner, Point2D center, Point2D outer, int side) {
        double unit = frame.unit();
        Point2D middle = Frame.mid(inner, outer);
        double open = gesture.lids().open();
        Point2D top = frame.from(middle, 0, -UPPER * open);
        Point2D bottom =
                frame.from(middle, 0, LOWER * (1 - 0.85 * gesture.lids().lower()));
        Path2D eye = Brush.arc(inner, top, outer);
        Brush.through(eye, outer, bottom, inner);
        eye.closePath();

        brush.fill(eye, Math.min(240, 205 + look.skin() / 8));
        brush.clip(eye);
        brush.spot(top, 5 * unit, 60, 0.5); // the lid's shadow
        double iris = look.iris().radius() * unit;
        brush.fill(Brush.ellipse(center, iris, iris), look.iris().tone() - 25);
        brush.spot(center, iris * 0.95, look.iris().tone() + 45, 0.8);
        brush.fill(Brush.ellipse(center, iris * 0.48, iris * 0.48), 8);
        Point2D glint = frame.from(center, look.photo().lightX() > 0 ? 1.3 : -1.3, -1.5);
        brush.fill(Brush.ellipse(glint, 0.9 * unit, 0.9 * unit), 250, 0.9);
        brush.unclip();

        int lash = Math.max(5, (int) (look.skin() * (0.45 - 0.4 * look.lashes())));
        Point2D wing = frame.from(outer, side * 1.1, -0.6 * look.lashes());
        brush.line(Brush.arc(inner, frame.from(top, 0, -0.2), wing), (0.9 + 0.9 * look.lashes()) * unit, lash, 0.95);
        brush.line(Brush.arc(inner, bottom, outer), 0.7 * unit, look.skin() - 85, 0.65);
        Shape crease =
                Brush.arc(frame.from(inner, 0, -1.5), frame.from(top, 0, -2.6), frame.from(outer, side * 0.6, -1.6));
        brush.line(crease, 0.9 * unit, look.skin() - 65, 0.6);
        double raised = gesture.lids().lower();
        Shape bag = Brush.arc(frame.from(inner, side, 2.2), frame.from(bottom, 0, 2.8), frame.from(outer, -side, 2));
        brush.line(bag, 0.9 * unit, look.skin() - 60, 0.2 + 0.45 * raised);
        if (raised > 0.5 && gesture.mouth().smile() > 0) {
            paintLaughLines(outer, side, unit);
        }
    }

    private void paintLaughLines(Point2D outer, int side, double unit) {
        for (int i = -1; i <= 1; i++) {
            Point2D from = frame.from(outer, side * 2.2, 0.2 + i * 1.3);
            Point2D to = frame.from(outer, side * 6, 0.2 + i * 3.2);
            brush.line(Brush.arc(from, Frame.mid(from, to), to), 0.6 * unit, look.skin() - 65, 0.45);
        }
    }

    /** Paints a brow: thick at the inner end, pointed at the outer. */
    private void paintBrow(Point2D inner, Point2D outer, int side) {
        double arch = look.brows().arch() + 0.28 * Math.max(0, gesture.brows().raise());
        double thick = look.brows().thickness() / 2;
        Point2D middle = frame.from(
                new Point2D.Double(0.4 * inner.getX() + 0.6 * outer.getX(), 0.4 * inner.getY() + 0.6 * outer.getY()),
                0,
                -arch);
        Point2D innerTop = frame.from(inner, 0, -thick);
        Point2D innerBottom = frame.from(inner, side * 0.3, thick);
        Path2D brow = Brush.arc(innerTop, frame.from(middle, 0, -thick), outer);
        Brush.through(brow, outer, frame.from(middle, 0, thick * 0.9), innerBottom);
        brow.closePath();
        int tone = Math.min(look.hair().tone(), look.skin() - 60);
        brush.line(brow, 0.8 * frame.unit(), tone, 0.4);
        brush.fill(brow, tone, 0.9);
    }

    private void paintGlasses() {
        double unit = frame.unit();
        int tone = look.hair().tone() < 90 ? 20 : 60;
        for (int side = -1; side <= 1; side += 2) {
            Shape rim = frame.toPicture()
                    .createTransformedShape(new RoundRectangle2D.Double(side * 18 - 12.5, -7.5, 25, 18, 13, 13));
            brush.line(rim, 1.5 * unit, tone, 0.9);
            Point2D hinge = frame.at(side * 30.5, -1);
            Point2D temple = frame.at(frame.turn() + side * (look.head().halfWidth() - 1), -1);
            brush.line(Brush.arc(hinge, Frame.mid(hinge, temple), temple), 1.4 * unit, tone, 0.9);
        }
        brush.line(Brush.arc(frame.at(-5.5, -0.5), frame.at(0, -2), frame.at(5.5, -0.5)), 1.4 * unit, tone, 0.9);
    }
}
