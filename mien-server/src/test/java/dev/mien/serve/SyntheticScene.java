package dev.mien.serve;

import dev.mien.Expression;
import dev.mien.image.Luma;
import dev.mien.synthetic.SyntheticFaces;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Synthetic faces of different sizes on a wall, one of them leaning. */
final class SyntheticScene {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;

    /** Where a face is in the picture of 720x480, how large, and how far it leans to the right, in degrees. */
    private record Place(int x, int y, int side, int lean, Expression expression, int row) {}

    private static final List<Place> PLACES = List.of(
            new Place(90, 60, 240, 0, Expression.HAPPY, 3),
            new Place(360, 40, 150, 25, Expression.SURPRISE, 4),
            new Place(550, 60, 80, 0, Expression.HAPPY, 5),
            new Place(400, 280, 110, 0, Expression.NEUTRAL, 6));

    /** So many pixels at the left and at the right show nothing but the wall. */
    static final int MARGIN = 80;

    /** How many faces there are. */
    static final int FACES = PLACES.size();

    private SyntheticScene() {}

    /** The wall with all faces on it, so many times 720x480 pixels. */
    static BufferedImage draw(double scale) {
        BufferedImage picture = new BufferedImage(
                (int) Math.round(scale * WIDTH), (int) Math.round(scale * HEIGHT), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.scale(scale, scale);
        canvas.setPaint(new GradientPaint(0, 0, new Color(0xb8c4c8), WIDTH, HEIGHT, new Color(0x8f9a86)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        for (Place place : PLACES) {
            BufferedImage face = Luma.picture(
                    SyntheticFaces.draw(place.expression(), place.row(), 5).image());
            AffineTransform way = AffineTransform.getTranslateInstance(place.x(), place.y());
            way.rotate(Math.toRadians(place.lean()), place.side() / 2.0, place.side() / 2.0);
            way.scale((double) place.side() / face.getWidth(), (double) place.side() / face.getHeight());
            canvas.drawImage(face, way, null);
        }
        canvas.dispose();
        return picture;
    }

    /** A picture as a file in that format, such as {@code png}. */
    static byte[] file(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
