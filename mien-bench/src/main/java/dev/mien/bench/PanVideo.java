package dev.mien.bench;

import dev.mien.Box;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.MarkedFace;
import dev.mien.image.PictureFiles;
import dev.mien.video.media.VideoInfo;
import dev.mien.video.media.VideoWriter;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Creates a video with known faces: a pan of four seconds over the photo of each annotated face, with hard cuts in
 * between. The table beside the video has the box of the annotated face for each frame that shows it completely.
 */
final class PanVideo {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int RATE = 30;
    private static final int SCENE_FRAMES = 4 * RATE;
    private static final double MIN_ZOOM = 1.15; // of the photo that just fills the frame: room to move
    private static final double MAX_ZOOM = 1.4;

    private final Random random = new Random(1);
    private final BufferedImage view = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);

    private PanVideo() {}

    private record Marked(Path photo, Box face) {}

    /** Arguments: the table of boxes, as {@code scenes/helen.csv}; how many seconds; the video to write. */
    public static void main(String[] arguments) throws IOException {
        List<Marked> faces = read(Path.of(arguments[0]));
        Collections.shuffle(faces, new Random(1));
        Path video = Path.of(arguments[2]);
        new PanVideo().write(faces, RATE * Integer.parseInt(arguments[1]), video, truth(video));
    }

    /** The table of a video's faces. */
    static Path truth(Path video) {
        return Path.of(video + ".csv");
    }

    /** Reads the annotated faces of a table of boxes, except those that have no size or are marked as invalid. */
    private static List<Marked> read(Path table) {
        List<Marked> faces = new ArrayList<>();
        int skipped = 0;
        for (FacePhoto photo : FacePhotos.read(table, Optional.empty()).photos()) {
            for (MarkedFace face : photo.faces()) {
                if (face.invalid()) {
                    skipped++;
                } else {
                    faces.add(new Marked(photo.file(), face.box()));
                }
            }
        }
        if (skipped > 0) {
            System.err.printf(Locale.ROOT, "%s: skipped %d boxes that have no size or are marked as invalid%n", table, skipped);
        }
        return faces;
    }

    private void write(List<Marked> faces, int frames, Path video, Path table) throws IOException {
        VideoInfo info =
                new VideoInfo("pans", Optional.empty(), WIDTH, HEIGHT, RATE, OptionalDouble.of((double) frames / RATE));
        try (VideoWriter writer = new VideoWriter(video, info, WIDTH, HEIGHT);
                BufferedWriter truth = Files.newBufferedWriter(table)) {
            truth.write("frame,scene,left,top,right,bottom\n");
            for (int scene = 0; scene * SCENE_FRAMES < frames; scene++) {
                Marked marked = faces.get(scene % faces.size());
                BufferedImage photo = PictureFiles.read(marked.photo());
                Pan pan = new Pan(photo);
                for (int i = 0; i < SCENE_FRAMES; i++) {
                    int frame = scene * SCENE_FRAMES + i;
                    AffineTransform place = pan.at((double) i / SCENE_FRAMES);
                    draw(photo, place);
                    writer.write(view, (double) frame / RATE);
                    truth.write(row(frame, scene, marked.face(), place));
                }
            }
        }
    }

    private void draw(BufferedImage photo, AffineTransform place) {
        Graphics2D canvas = view.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(photo, place, null);
        canvas.dispose();
    }

    /** The row of a frame; empty if the face is not completely visible. */
    private static String row(int frame, int scene, Box face, AffineTransform place) {
        double scale = place.getScaleX();
        double left = face.left() * scale + place.getTranslateX();
        double top = face.top() * scale + place.getTranslateY();
        double right = face.right() * scale + place.getTranslateX();
        double bottom = face.bottom() * scale + place.getTranslateY();
        boolean whole = left >= 0 && top >= 0 && right <= WIDTH && bottom <= HEIGHT;
        return whole
                ? String.format(Locale.ROOT, "%d,%d,%.1f,%.1f,%.1f,%.1f%n", frame, scene, left, top, right, bottom)
                : "";
    }

    /** A linear pan over a photo at constant speed, with a zoom. */
    private final class Pan {
        private final double fit;
        private final double[] zoom = {between(MIN_ZOOM, MAX_ZOOM), between(MIN_ZOOM, MAX_ZOOM)};
        private final double[] across = {random.nextDouble(), random.nextDouble()};
        private final double[] down = {random.nextDouble(), random.nextDouble()};
        private final int width;
        private final int height;

        Pan(BufferedImage photo) {
            width = photo.getWidth();
            height = photo.getHeight();
            fit = Math.max((double) WIDTH / width, (double) HEIGHT / height);
        }

        private double between(double low, double high) {
            return low + (high - low) * random.nextDouble();
        }

        /**
         * Maps pixels of the photo to pixels of the frame.
         *
         * @param share the progress of the pan, in 0..1
         */
        AffineTransform at(double share) {
            double scale = fit * (zoom[0] + share * (zoom[1] - zoom[0]));
            double x = (WIDTH - width * scale) * (across[0] + share * (across[1] - across[0]));
            double y = (HEIGHT - height * scale) * (down[0] + share * (down[1] - down[0]));
            return new AffineTransform(scale, 0, 0, scale, x, y);
        }
    }
}
