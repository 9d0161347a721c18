package dev.mien.synthetic;

import dev.mien.Keypoint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Draws nose, mouth and the wrinkles of an expression. */
final class NoseAndMouth {
    private final Brush brush;
    private final Frame frame;
    private final Look look;
    private final Gesture gesture;
    private final double unit;

    NoseAndMouth(Brush brush, Frame frame, Look look, Gesture gesture) {
        this.brush = brush;
        this.frame = frame;
        this.look = look;
        this.gesture = gesture;
        this.unit = frame.unit();
    }

    void paintNose() {
        Point2D tip = frame.at(Keypoint.NOSE_TIP);
        double dark = look.photo().lightX() > 0 ? -1 : 1; // the side away from the light
        Point2D bridge = frame.at(dark * 3.6, 1);
        Point2D wing = frame.from(tip, dark * look.noseWidth() * 0.75, -2);
        brush.line(
                Brush.arc(bridge, frame.from(Frame.mid(bridge, wing), -dark * 0.8, 0), wing),
                3.4 * unit,
                look.skin() - 60,
                0.28);
        Point2D ridge = frame.at(0, 4);
        brush.line(Brush.arc(ridge, Frame.mid(ridge, tip), tip), 3 * unit, look.skin() + 40, 0.3);
        brush.spot(frame.from(tip, -dark * 0.8, -0.8), 4.2 * unit, look.skin() + 60, 0.6);
        brush.spot(frame.from(tip, 0, 5), 8 * unit, look.skin() - 70, 0.4);
        for (int side = -1; side <= 1; side += 2) {
            double width = side * look.noseWidth();
            Path2D curve = Brush.arc(
                    frame.from(tip, width * 0.78, -3.2),
                    frame.from(tip, width * 1.08, 0.6),
                    frame.from(tip, width * 0.6, 3));
            brush.line(curve, 1.1 * unit, look.skin() - 80, 0.7);
            brush.fill(
                    Brush.ellipse(frame.from(tip, width * 0.42, 2.9), 1.5 * unit, 0.95 * unit), look.skin() / 5, 0.8);
        }
    }

    void paintLines() {
        Gesture.Lines lines = gesture.lines();
        int tone = look.skin() - 75;
        for (int i = 0; i < 3; i++) {
            double y = 1.5 + 3.2 * i;
            double half = 3.4 + 0.5 * i;
            brush.line(
                    Brush.arc(frame.at(-half, y + 1.5), frame.at(0, y - 0.4), frame.at(half, y + 1.5)),
                    0.9 * unit,
                    tone,
                    0.7 * lines.nose());
            double forehead = -24.5 - 4.2 * i;
            brush.line(
                    Brush.arc(frame.at(-17, forehead + 1.2), frame.at(0, forehead - 0.8), frame.at(17, forehead + 1.2)),
                    0.8 * unit,
                    tone,
                    0.5 * lines.forehead());
        }
        Point2D tip = frame.at(Keypoint.NOSE_TIP);
        for (int side = -1; side <= 1; side += 2) {
            brush.line(
                    Brush.arc(frame.at(side * 2.3, -10), frame.at(side * 1.6, -6.5), frame.at(side * 2, -3)),
                    1.1 * unit,
                    tone,
                    0.75 * lines.furrow());
            Point2D corner = frame.at(side > 0 ? Keypoint.MOUTH_LEFT_CORNER : Keypoint.MOUTH_RIGHT_CORNER);
            Point2D wing = frame.from(tip, side * (look.noseWidth() + 1.8), -1.5);
            Point2D end = frame.from(corner, side * 3.2, -3);
            Point2D bend = frame.from(Frame.mid(wing, end), side * 1.2, -0.8);
            brush.line(Brush.arc(wing, bend, end), 2.4 * unit, tone, 0.1 + 0.15 * lines.folds());
            brush.line(Brush.arc(wing, bend, end), 0.9 * unit, tone, 0.35 * lines.folds());
        }
    }

    void paintMouth() {
        Point2D left = frame.at(Keypoint.MOUTH_LEFT_CORNER);
        Point2D right = frame.at(Keypoint.MOUTH_RIGHT_CORNER);
        Point2D top = frame.at(Keypoint.MOUTH_CENTER_TOP_LIP);
        Point2D bottom = frame.at(Keypoint.MOUTH_CENTER_BOTTOM_LIP);
        double height = Math.max(0.5, frame.below(top, bottom));
        double pressed = 1 - 0.6 * gesture.lips().thin();
        double upper = look.lips().upper() * pressed;
        double lower = look.lips().lower() * pressed;
        double shrink = Math.min(1, height / (upper + lower)); // marked points leave only so much room
        Point2D innerTop = frame.from(top, 0, upper * shrink);
        Point2D innerBottom = frame.from(bottom, 0, -lower * shrink);
        double gap = Math.max(0, height - upper - lower);
        double width = Math.hypot(left.getX() - right.getX(), left.getY() - right.getY()) / unit;
        double round = 0.28 + 0.45 * Math.min(1, gap / width);

        int lips = look.skin() + look.lips().tone();
        Path2D upperLip = bow(right, top, left, round);
        side(upperLip, left, innerTop, right, round);
        Path2D lowerLip = curve(right, innerBottom, left, round);
        side(lowerLip, left, bottom, right, round);
        if (gap > 0.3) {
            paintInside(left, right, innerTop, innerBottom, gap, width, round);
        }
        brush.fill(lowerLip, lips + 2);
        brush.fill(upperLip, lips - 12);
        brush.spot(frame.from(bottom, 0, -lower * 0.55), 4.5 * unit, lips + 60, 0.35);
        if (gap <= 0.3) {
            brush.line(curve(right, innerTop, left, round), 1.1 * unit, look.skin() / 4, 0.85);
        }
        for (Point2D corner : new Point2D[] {left, right}) {
            brush.spot(corner, 2.6 * unit, look.skin() / 4, 0.6);
        }
    }

    private void paintInside(
            Point2D left,
            Point2D right,
            Point2D innerTop,
            Point2D innerBottom,
            double gap,
            double width,
            double round) {
        Path2D inside = curve(right, innerTop, left, round);
        side(inside, left, innerBottom, right, round);
        brush.fill(inside, 22);
        brush.clip(inside);
        if (gap > 5) {
            brush.fill(
                    Brush.ellipse(frame.from(innerBottom, 0, 1), width * 0.3 * unit, gap * 0.38 * unit),
                    look.skin() / 2);
        }
        paintTeeth(left, right, innerTop, gap * gesture.lips().upperTeeth(), round);
        paintTeeth(left, right, innerBottom, -gap * gesture.lips().lowerTeeth(), round);
        brush.unclip();
    }

    /** Paints a row of teeth from the lip on; {@code length} is negative for the lower teeth. */
    private void paintTeeth(Point2D left, Point2D right, Point2D lip, double length, double round) {
        if (Math.abs(length) < 0.6) {
            return;
        }
        Path2D row = curve(right, lip, left, round);
        side(row, left, frame.from(lip, 0, length), right, round);
        brush.fill(row, 232);
        brush.line(curve(right, frame.from(lip, 0, length), left, round), 0.5 * unit, 90, 0.7);
        for (int i = -3; i <= 3; i++) {
            Point2D root = frame.from(lip, i * 3.2, -Math.signum(length));
            Point2D edge = frame.from(lip, i * 3.2, length);
            brush.line(Brush.arc(root, Frame.mid(root, edge), edge), 0.4 * unit, 130, 0.55);
        }
    }

    /** A curve from one corner through the middle to the other; with {@code round} near 0.55 it is half an ellipse. */
    private Path2D curve(Point2D from, Point2D middle, Point2D to, double round) {
        Path2D path = new Path2D.Double();
        path.moveTo(from.getX(), from.getY());
        side(path, from, middle, to, round);
        return path;
    }

    private void side(Path2D path, Point2D from, Point2D middle, Point2D to, double round) {
        quarter(path, from, middle, round, true);
        quarter(path, middle, to, round, false);
    }

    private void quarter(Path2D path, Point2D from, Point2D to, double round, boolean steepFirst) {
        // "Steep" is the end at the corner, where a round mouth goes straight down; at the middle it goes across.
        double down = frame.below(from, to) * round;
        Point2D shift = frame.from(new Point2D.Double(0, 0), 0, down);
        Point2D corner = steepFirst ? from : to;
        Point2D center = steepFirst ? to : from;
        double sign = steepFirst ? 1 : -1;
        Point2D nearCorner =
                new Point2D.Double(corner.getX() + sign * shift.getX(), corner.getY() + sign * shift.getY());
        double deltaX = corner.getX() - center.getX();
        double deltaY = corner.getY() - center.getY();
        double offAxis = frame.below(center, corner);
        Point2D flat = frame.from(new Point2D.Double(deltaX, deltaY), 0, -offAxis);
        Point2D nearCenter = new Point2D.Double(center.getX() + 0.5 * flat.getX(), center.getY() + 0.5 * flat.getY());
        Point2D first = steepFirst ? nearCorner : nearCenter;
        Point2D second = steepFirst ? nearCenter : nearCorner;
        path.curveTo(first.getX(), first.getY(), second.getX(), second.getY(), to.getX(), to.getY());
    }

    /** The edge of the upper lip: two peaks beside the middle point. */
    private Path2D bow(Point2D right, Point2D top, Point2D left, double round) {
        Path2D path = new Path2D.Double();
        path.moveTo(right.getX(), right.getY());
        Point2D rightPeak = frame.from(top, -3.2, -0.7);
        Point2D leftPeak = frame.from(top, 3.2, -0.7);
        quarter(path, right, rightPeak, round, true);
        Brush.through(path, rightPeak, top, leftPeak);
        quarter(path, leftPeak, left, round, false);
        return path;
    }
}
