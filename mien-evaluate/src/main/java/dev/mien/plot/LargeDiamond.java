package dev.mien.plot;

import java.awt.Graphics2D;
import org.knowm.xchart.style.markers.Diamond;
import org.knowm.xchart.style.markers.Marker;

/** A marker that stands out, since all markers of the library have the same size. */
final class LargeDiamond extends Marker {
    private static final int TIMES = 2;

    private final Diamond diamond = new Diamond();

    @Override
    public void paint(Graphics2D canvas, double x, double y, int size) {
        diamond.paint(canvas, x, y, TIMES * size);
    }
}
