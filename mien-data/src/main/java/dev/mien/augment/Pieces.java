package dev.mien.augment;

import dev.mien.Box;
import dev.mien.dataset.MarkedFace;
import dev.mien.image.GrayImage;
import dev.mien.model.PyramidCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws square pieces of photos, with the boxes of their faces, from which a one-pass detector learns: a face of any
 * size at any position, parts of photos, mosaics of reduced photos and of portraits, and photos without a face. A pure
 * function of the generator's numbers.
 */
public final class Pieces {
    /** The smallest side of a face in pixels; sizes are drawn uniformly on a logarithmic scale. */
    private static final double SMALLEST = 8;

    /** The largest side of a face as a share of the piece's side. */
    private static final double LARGEST = .95;

    /** The largest factor by which photos are enlarged. */
    static final double MAX_ENLARGED = 1.6;

    /** The smallest length of the photo's longer side as a share of the region's side. */
    private static final double SHOWN = .8;

    /** The share of pieces that are mosaics of portraits. */
    private static final double PORTRAITS = .15;

    /** The largest number of rows and columns in a mosaic of portraits. */
    private static final int MAX_PARTS = 8;

    /** The share of faces that are partly covered, among those of at least {@link #SMALLEST_COVERED}. */
    private static final double COVERED = .16;

    /** The smallest side of a partly covered face in pixels: the rest of a smaller one cannot be recognized. */
    private static final float SMALLEST_COVERED = 14;

    private static final List<Augmentation> LIGHTS = List.of(
            Augmentation.shade(.6).sometimes(.2),
            Augmentation.brightness(.5, 1.4).sometimes(.5),
            Augmentation.contrast(.5, 1.4).sometimes(.5),
            Augmentation.gamma(2).sometimes(.3),
            Augmentation.blur(3).sometimes(.15),
            Augmentation.noise(.06).sometimes(.2),
            Augmentation.compression(.15, .8).sometimes(.2));

    private final int side;
    private final Crowds crowds;
    private final List<Crowd> portraits;
    private final List<Crowd> backgrounds;
    private final CopyPaste copyPaste;
    private final PieceRecipe recipe;

    /**
     * The arrays that receive a piece.
     *
     * @param images receives the pixels: [side, side] in 0..1 from {@code imageOffset} on
     * @param faces receives five numbers for each face from {@code faceOffset} on: left, top, right and bottom in
     *     pixels, and 1 if the detector must find the face or 0 if not; the rest is filled with NaN
     * @param faceLength the length available for faces and at least one NaN; further faces are left out
     */
    public record Target(float[] images, int imageOffset, float[] faces, int faceOffset, int faceLength) {}

    /**
     * @param side the side of the pieces in pixels
     * @param crowds photos with faces, at least one
     * @param portraits small pictures of one face each; may be empty
     * @param backgrounds photos without a face; may be empty
     * @param recipe the augmentation of the pieces
     */
    public Pieces(int side, List<Crowd> crowds, List<Crowd> portraits, List<Crowd> backgrounds, PieceRecipe recipe) {
        this.side = side;
        this.crowds = new Crowds(crowds);
        this.portraits = List.copyOf(portraits);
        this.backgrounds = List.copyOf(backgrounds);
        this.copyPaste = new CopyPaste(side, this.crowds, recipe.turned());
        this.recipe = recipe;
    }

    /** Draws a random piece into the target. */
    public void draw(RandomGenerator random, Target target) {
        Arrays.fill(target.images, target.imageOffset, target.imageOffset + side * side, PyramidCells.PADDING);
        List<float[]> faces = new ArrayList<>();
        Region whole = new Region(0, 0, side, side);
        double kind = random.nextDouble();
        if (!portraits.isEmpty() && random.nextDouble() < PORTRAITS) {
            mosaic(random.nextInt(2, MAX_PARTS + 1), this::portraitOrNot, random, target, faces);
        } else if (kind < .42) {
            oneFace(whole, logEven(random, SMALLEST, LARGEST * side), random, target, faces);
        } else if (kind < .54) {
            partOfPhoto(crowds.any(random), whole, logEven(random, .4, 1.5), random, target, faces);
        } else if (kind < .95) {
            mosaic(random.nextDouble() < .65 ? 2 : 3, this::photo, random, target, faces);
        } else {
            background(whole, random, target);
        }
        if (recipe != PieceRecipe.NONE) {
            if (random.nextDouble() < recipe.pasted()) {
                copyPaste.onto(target, faces, random);
            }
            cover(faces, target, random);
            LIGHTS.forEach(light ->
                    ((PhotometricAugmentation) light).change(target.images, target.imageOffset, side, side, random));
        }
        int at = target.faceOffset;
        int end = target.faceOffset + target.faceLength;
        for (float[] face : faces) {
            if (at + face.length < end) {
                System.arraycopy(face, 0, target.faces, at, face.length);
                at += face.length;
            }
        }
        Arrays.fill(target.faces, at, end, Float.NaN);
    }

    /** Fills a region of a mosaic. */
    private interface Filling {
        void draw(Region region, RandomGenerator random, Target target, List<float[]> faces);
    }

    /** Draws a mosaic of {@code parts} rows and as many columns. */
    private void mosaic(int parts, Filling filling, RandomGenerator random, Target target, List<float[]> faces) {
        for (int part = 0; part < parts * parts; part++) {
            int column = part % parts;
            int row = Math.floorDiv(part, parts);
            int left = column * side / parts;
            int top = row * side / parts;
            Region region = new Region(left, top, (column + 1) * side / parts - left, (row + 1) * side / parts - top);
            filling.draw(region, random, target, faces);
        }
    }

    /** Draws a photo reduced to about the size of the region, sometimes one without a face. */
    private void photo(Region region, RandomGenerator random, Target target, List<float[]> faces) {
        double kind = random.nextDouble();
        if (kind < .4) {
            oneFace(region, logEven(random, SMALLEST, .8 * region.width()), random, target, faces);
        } else if (kind < .93 || backgrounds.isEmpty()) {
            Crowd crowd = crowds.any(random);
            partOfPhoto(crowd, region, logEven(random, .7, 1.4), random, target, faces);
        } else {
            background(region, random, target);
        }
    }

    /** Draws a portrait that fills the region or, with the same probability, something else. */
    private void portraitOrNot(Region region, RandomGenerator random, Target target, List<float[]> faces) {
        if (random.nextBoolean()) {
            photo(region, random, target, faces);
            return;
        }
        Crowd portrait = portraits.get(random.nextInt(portraits.size()));
        partOfPhoto(portrait, region, logEven(random, .65, 1), random, target, faces);
    }

    /** Draws a face in that size, anywhere in the region, from a photo with a face that is large enough. */
    private void oneFace(Region region, double size, RandomGenerator random, Target target, List<float[]> faces) {
        double minSize = size / MAX_ENLARGED;
        Crowd crowd = crowds.withFaceOf(minSize, random);
        List<MarkedFace> fitting = fitting(crowd, region, minSize, size);
        if (fitting.isEmpty()) {
            partOfPhoto(crowd, region, 1, random, target, faces);
            return;
        }
        MarkedFace face = Crowd.mostlyDifficult(fitting, random);
        draw(crowd, around(face.box(), size, crowd.photo().image(), region, random), region, random, target, faces);
    }

    /**
     * The faces that can be shown in that size: large enough, and not so large that the reduced photo would leave much
     * of the region empty.
     */
    private static List<MarkedFace> fitting(Crowd crowd, Region region, double minSize, double size) {
        GrayImage photo = crowd.photo().image();
        double smallestScale = SHOWN * region.width() / Math.max(photo.width(), photo.height());
        return crowd.faces().stream()
                .filter(face -> !face.invalid() && face.box().side() >= minSize)
                .filter(face -> face.box().side() * smallestScale <= size)
                .toList();
    }

    /**
     * Places a photo so that a box has that size and lies anywhere in the region, which the photo fills as far as it
     * can.
     */
    private Placing around(Box box, double size, GrayImage photo, Region region, RandomGenerator random) {
        double scale = size / box.side();
        // The larger the face, the closer to the centre, so that most of it is visible.
        double reach = Math.max(.02, Math.min(.42, .55 - size / 2 / region.width()));
        double x = inside(
                (box.left() + box.right()) / 2 + random.nextDouble(-reach, reach) * region.width() / scale,
                photo.width(),
                region.width() / scale);
        double y = inside(
                (box.top() + box.bottom()) / 2 + random.nextDouble(-reach, reach) * region.height() / scale,
                photo.height(),
                region.height() / scale);
        return Placing.varied(
                x,
                y,
                scale,
                region.left() + region.width() / 2.0,
                region.top() + region.height() / 2.0,
                recipe.turned(),
                random);
    }

    /** The centre of a window along one axis, moved so that the window shows as much of the photo as possible. */
    private static double inside(double middle, double size, double window) {
        return window >= size
                ? Math.max(size - window / 2, Math.min(middle, window / 2))
                : Math.max(window / 2, Math.min(middle, size - window / 2));
    }

    /**
     * Draws a random part of a photo.
     *
     * @param shown the share of the photo's shorter side that the region shows; above 1 all of it and a border
     */
    private void partOfPhoto(
            Crowd crowd, Region region, double shown, RandomGenerator random, Target target, List<float[]> faces) {
        double width = crowd.photo().image().width();
        double height = crowd.photo().image().height();
        double scale = Math.min(MAX_ENLARGED, region.width() / (shown * Math.min(width, height)));
        double x = place(width, region.width() / scale, random);
        double y = place(height, region.height() / scale, random);
        Placing placing = Placing.varied(
                x,
                y,
                scale,
                region.left() + region.width() / 2.0,
                region.top() + region.height() / 2.0,
                recipe.turned(),
                random);
        draw(crowd, placing, region, random, target, faces);
    }

    /**
     * A random centre along one axis for a window that lies inside the photo or, if it is larger, contains the photo.
     */
    private static double place(double size, double window, RandomGenerator random) {
        double slack = Math.abs(size - window) / 2;
        return size / 2 + (2 * random.nextDouble() - 1) * slack;
    }

    private void background(Region region, RandomGenerator random, Target target) {
        if (backgrounds.isEmpty()) {
            return;
        }
        Crowd photo = backgrounds.get(random.nextInt(backgrounds.size()));
        partOfPhoto(photo, region, logEven(random, .25, 1.2), random, target, new ArrayList<>());
    }

    private void draw(
            Crowd crowd, Placing placing, Region region, RandomGenerator random, Target target, List<float[]> faces) {
        Photo photo = recipe == PieceRecipe.NONE ? crowd.photo() : crowd.anyGray(random);
        photo.drawInto(placing.map(), placing.scale(), target.images, target.imageOffset, side, region);
        for (MarkedFace face : crowd.faces()) {
            region.visible(placing.box(face.box()), !face.invalid()).ifPresent(faces::add);
        }
    }

    /** Draws uniformly on a logarithmic scale. */
    private static double logEven(RandomGenerator random, double from, double to) {
        return from * Math.pow(to / from, random.nextDouble());
    }

    private void cover(List<float[]> faces, Target target, RandomGenerator random) {
        Cover cover = new Cover(target.images, target.imageOffset, side);
        for (float[] face : faces) {
            boolean asked = face[4] != 0 && Math.min(face[2] - face[0], face[3] - face[1]) >= SMALLEST_COVERED;
            if (asked && random.nextDouble() < COVERED) {
                cover.over(face, random);
            }
        }
    }
}
