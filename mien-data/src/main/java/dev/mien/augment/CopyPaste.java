package dev.mien.augment;

import dev.mien.Box;
import dev.mien.augment.Pieces.Target;
import dev.mien.dataset.MarkedFace;
import dev.mien.detect.Overlaps;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Pastes faces from other photos onto a piece (copy-paste, Ghiasi et al. 2021, arXiv:2012.07177), each as an ellipse
 * with soft edges that shows the head and a little of its surroundings. About as many ellipses show areas without a
 * face, so that the edge of an ellipse does not predict a face.
 */
final class CopyPaste {
    /** The largest number of ellipses on a piece. */
    private static final int MOST = 4;

    /** The smallest side of a pasted face in pixels. */
    private static final double SMALLEST = 10;

    /** The largest side of a pasted face as a share of the piece's side. */
    private static final double LARGEST = .45;

    /** The width and height of the ellipse relative to those of the face. */
    private static final double REACH = 1.3;

    /** The distance from the centre at which the ellipse begins to fade, in half axes; at 1 it is transparent. */
    private static final double FADES = .8;

    /** The largest share of a face already on the piece that an ellipse may cover. */
    private static final double COVERED = .4;

    /** The largest share of another face of the source photo that may lie inside the ellipse. */
    private static final double WITH_IT = .2;

    private static final int TRIES = 6;

    /** What is pasted: an area of a photo, which is a face or contains none. */
    private record Cutout(Crowd crowd, Box box, boolean isFace) {}

    private final int side;
    private final Crowds crowds;
    private final double turned;

    /**
     * @param side the side of the pieces in pixels
     * @param crowds the photos whose faces are copied
     * @param turned the share of faces that lie on a side or upside down, in 0..1
     */
    CopyPaste(int side, Crowds crowds, double turned) {
        this.side = side;
        this.crowds = crowds;
        this.turned = turned;
    }

    /**
     * Pastes one to four ellipses.
     *
     * @param faces the faces of the piece: left, top, right and bottom in pixels, and 1 if a detector must find the
     *     face or 0 if not; the pasted faces are added
     */
    void onto(Target target, List<float[]> faces, RandomGenerator random) {
        int count = random.nextInt(1, MOST + 1);
        for (int i = 0; i < count; i++) {
            double size = SMALLEST * Math.pow(LARGEST * side / SMALLEST, random.nextDouble());
            Crowd crowd = crowds.withFaceOf(size / Pieces.MAX_ENLARGED, random);
            Optional<Cutout> cutout = random.nextBoolean() ? face(crowd, size, random) : noFace(crowd, size, random);
            cutout.ifPresent(cut -> paste(cut, size, target, faces, random));
        }
    }

    /** A random face of the photo that is large enough to be shown in that size. */
    private static Optional<Cutout> face(Crowd crowd, double size, RandomGenerator random) {
        List<Box> fitting = crowd.faces().stream()
                .filter(face -> !face.invalid() && face.box().side() >= size / Pieces.MAX_ENLARGED)
                .map(MarkedFace::box)
                .filter(box -> isAlone(box, crowd))
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cutout(crowd, fitting.get(random.nextInt(fitting.size())), true));
    }

    /** A random area of the photo that is large enough to be shown in that size and contains no face. */
    private static Optional<Cutout> noFace(Crowd crowd, double size, RandomGenerator random) {
        int width = crowd.photo().image().width();
        int height = crowd.photo().image().height();
        double smallest = size / Pieces.MAX_ENLARGED;
        double largest = Math.min(width, height) / REACH;
        for (int i = 0; i < TRIES && smallest < largest; i++) {
            float wide = (float) (smallest * Math.pow(largest / smallest, random.nextDouble()));
            float left = random.nextFloat() * (width - wide);
            float top = random.nextFloat() * (height - wide);
            Box box = new Box(left, top, left + wide, top + wide);
            if (isAlone(box, crowd)) {
                return Optional.of(new Cutout(crowd, box, false));
            }
        }
        return Optional.empty();
    }

    private static boolean isAlone(Box box, Crowd crowd) {
        Box around = around(box);
        return crowd.faces().stream()
                .map(MarkedFace::box)
                .allMatch(other -> other.equals(box) || Overlaps.coveredShare(other, around) <= WITH_IT);
    }

    /** The bounding box of the ellipse. */
    private static Box around(Box box) {
        float wide = (float) ((REACH - 1) / 2 * box.width());
        float high = (float) ((REACH - 1) / 2 * box.height());
        return new Box(box.left() - wide, box.top() - high, box.right() + wide, box.bottom() + high);
    }

    private void paste(Cutout cut, double size, Target target, List<float[]> faces, RandomGenerator random) {
        Box box = cut.box();
        for (int i = 0; i < TRIES; i++) {
            double x = random.nextDouble(side);
            double y = random.nextDouble(side);
            Placing placing = Placing.varied(
                    (box.left() + box.right()) / 2,
                    (box.top() + box.bottom()) / 2,
                    size / box.side(),
                    x,
                    y,
                    turned,
                    random);
            Box pasted = placing.box(box);
            Box around = around(pasted);
            boolean isFree = faces.stream()
                    .allMatch(face ->
                            Overlaps.coveredShare(new Box(face[0], face[1], face[2], face[3]), around) <= COVERED);
            if (isFree) {
                draw(cut.crowd().anyGray(random), box, placing, around, target);
                if (cut.isFace()) {
                    new Region(0, 0, side, side).visible(pasted, true).ifPresent(faces::add);
                }
                return;
            }
        }
    }

    private void draw(Photo photo, Box box, Placing placing, Box around, Target target) {
        int left = Math.max(0, (int) Math.floor(around.left()));
        int top = Math.max(0, (int) Math.floor(around.top()));
        int width = Math.min(side, (int) Math.ceil(around.right())) - left;
        int height = Math.min(side, (int) Math.ceil(around.bottom())) - top;
        float[] drawn = new float[width * height];
        Arrays.fill(drawn, Float.NaN); // stays so outside the photo
        Affine map = placing.map().then(Affine.shift(-left, -top));
        photo.drawInto(map, placing.scale(), drawn, 0, width, new Region(0, 0, width, height));
        Affine back = map.inverse();
        double middleX = (box.left() + box.right() - 1) / 2;
        double middleY = (box.top() + box.bottom() - 1) / 2;
        double halfWidth = REACH * box.width() / 2;
        double halfHeight = REACH * box.height() / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double right = back.xx() * x + back.xy() * y + back.x0() - middleX;
                double down = back.yx() * x + back.yy() * y + back.y0() - middleY;
                double edge = Math.hypot(right / halfWidth, down / halfHeight);
                float value = drawn[y * width + x];
                float share = (float) Math.max(0, Math.min(1, (1 - edge) / (1 - FADES)));
                if (share > 0 && !Float.isNaN(value)) {
                    int at = target.imageOffset() + (top + y) * side + left + x;
                    target.images()[at] += share * (value - target.images()[at]);
                }
            }
        }
    }
}
