package dev.mien.augment;

import dev.mien.Box;
import dev.mien.dataset.MarkedFace;
import dev.mien.image.GrayImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Square pieces of photos for a one-pass detector to learn from, with the faces in them: a face of any size at any place,
 * pieces of whole photos, mosaics of shrunk ones and of portraits, photos without a face. Pure functions of the generator's numbers.
 */
public final class Pieces {
    /** The sizes that faces are drawn in, in pixels, all as likely as their double. */
    private static final double SMALLEST = 8;

    private static final double LARGEST = .95; // of the piece's side

    /** Photos are not enlarged more than this. */
    static final double MAX_ENLARGED = 1.6;

    /** The photo's longer side is at least so much of the frame's. */
    private static final double SHOWN = .8;

    private static final float GRAY = .5f;

    /** The share of pieces that are mosaics of portraits, and into how many rows these are cut at most. */
    private static final double PORTRAITS = .15;

    private static final int MAX_PARTS = 8;

    /** The share of faces that are partly covered, of those large enough to be told by what is left. */
    private static final double COVERED = .16;

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

    /** Where a piece goes: [side, side] pixels in 0..1, and its faces as five numbers each, closed by NaN. */
    public record Target(float[] images, int imageOffset, float[] faces, int faceOffset, int faceLength) {}

    /**
     * @param side of the pieces in pixels
     * @param crowds photos with faces, at least one
     * @param portraits small pictures around a face each; perhaps none
     * @param backgrounds photos without one
     * @param recipe how pieces vary
     */
    public Pieces(int side, List<Crowd> crowds, List<Crowd> portraits, List<Crowd> backgrounds, PieceRecipe recipe) {
        this.side = side;
        this.crowds = new Crowds(crowds);
        this.portraits = List.copyOf(portraits);
        this.backgrounds = List.copyOf(backgrounds);
        this.copyPaste = new CopyPaste(side, this.crowds);
        this.recipe = recipe;
    }

    /** Draws a piece. */
    public void draw(RandomGenerator random, Target target) {
        Arrays.fill(target.images, target.imageOffset, target.imageOffset + side * side, GRAY);
        List<float[]> faces = new ArrayList<>();
        Frame whole = new Frame(0, 0, side, side);
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

    /** What a frame of a mosaic is filled with. */
    private interface Filling {
        void draw(Frame frame, RandomGenerator random, Target target, List<float[]> faces);
    }

    /** That many frames in a row and as many rows of them. */
    private void mosaic(int parts, Filling filling, RandomGenerator random, Target target, List<float[]> faces) {
        for (int part = 0; part < parts * parts; part++) {
            int column = part % parts;
            int row = Math.floorDiv(part, parts);
            int left = column * side / parts;
            int top = row * side / parts;
            Frame frame = new Frame(left, top, (column + 1) * side / parts - left, (row + 1) * side / parts - top);
            filling.draw(frame, random, target, faces);
        }
    }

    /** A photo shrunk to about the frame, perhaps one without a face. */
    private void photo(Frame frame, RandomGenerator random, Target target, List<float[]> faces) {
        double kind = random.nextDouble();
        if (kind < .4) {
            oneFace(frame, logEven(random, SMALLEST, .8 * frame.width()), random, target, faces);
        } else if (kind < .93 || backgrounds.isEmpty()) {
            Crowd crowd = crowds.any(random);
            partOfPhoto(crowd, frame, logEven(random, .7, 1.4), random, target, faces);
        } else {
            background(frame, random, target);
        }
    }

    /** A portrait that fills the frame, or as often something else. */
    private void portraitOrNot(Frame frame, RandomGenerator random, Target target, List<float[]> faces) {
        if (random.nextBoolean()) {
            photo(frame, random, target, faces);
            return;
        }
        Crowd portrait = portraits.get(random.nextInt(portraits.size()));
        partOfPhoto(portrait, frame, logEven(random, .65, 1), random, target, faces);
    }

    /** A face of that size, anywhere in the frame, of a photo that has one large enough. */
    private void oneFace(Frame frame, double size, RandomGenerator random, Target target, List<float[]> faces) {
        double minSize = size / MAX_ENLARGED;
        Crowd crowd = crowds.withFaceOf(minSize, random);
        List<MarkedFace> fitting = fitting(crowd, frame, minSize, size);
        if (fitting.isEmpty()) {
            partOfPhoto(crowd, frame, 1, random, target, faces);
            return;
        }
        MarkedFace face = Crowd.mostlyDifficult(fitting, random);
        draw(crowd, around(face.box(), size, crowd.photo().image(), frame, random), frame, random, target, faces);
    }

    /** The faces that can be shown in that size: large enough, and not so large that the photo around would leave the frame empty. */
    private static List<MarkedFace> fitting(Crowd crowd, Frame frame, double minSize, double size) {
        GrayImage photo = crowd.photo().image();
        double smallestScale = SHOWN * frame.width() / Math.max(photo.width(), photo.height());
        return crowd.faces().stream()
                .filter(face -> !face.invalid() && face.box().side() >= minSize)
                .filter(face -> face.box().side() * smallestScale <= size)
                .toList();
    }

    /** Shows a box in that size, anywhere in the frame, with as much of the photo as there is. */
    private static Placing around(Box box, double size, GrayImage photo, Frame frame, RandomGenerator random) {
        double scale = size / box.side();
        double reach = Math.max(.02, Math.min(.42, .55 - size / 2 / frame.width())); // large ones mostly whole
        double x = inside(
                (box.left() + box.right()) / 2 + random.nextDouble(-reach, reach) * frame.width() / scale,
                photo.width(),
                frame.width() / scale);
        double y = inside(
                (box.top() + box.bottom()) / 2 + random.nextDouble(-reach, reach) * frame.height() / scale,
                photo.height(),
                frame.height() / scale);
        return Placing.varied(
                x, y, scale, frame.left() + frame.width() / 2.0, frame.top() + frame.height() / 2.0, random);
    }

    /** The middle of a window, moved so that it shows as much of the photo as it can. */
    private static double inside(double middle, double size, double window) {
        return window >= size
                ? Math.max(size - window / 2, Math.min(middle, window / 2))
                : Math.max(window / 2, Math.min(middle, size - window / 2));
    }

    /**
     * A part of a photo.
     *
     * @param shown how much of the photo's shorter side the frame shows
     */
    private void partOfPhoto(
            Crowd crowd, Frame frame, double shown, RandomGenerator random, Target target, List<float[]> faces) {
        double width = crowd.photo().image().width();
        double height = crowd.photo().image().height();
        double scale = Math.min(MAX_ENLARGED, frame.width() / (shown * Math.min(width, height)));
        double x = place(width, frame.width() / scale, random);
        double y = place(height, frame.height() / scale, random);
        Placing placing = Placing.varied(
                x, y, scale, frame.left() + frame.width() / 2.0, frame.top() + frame.height() / 2.0, random);
        draw(crowd, placing, frame, random, target, faces);
    }

    /** Where the middle of a window lies that stays inside, or holds all. */
    private static double place(double size, double window, RandomGenerator random) {
        double slack = Math.abs(size - window) / 2;
        return size / 2 + (2 * random.nextDouble() - 1) * slack;
    }

    private void background(Frame frame, RandomGenerator random, Target target) {
        if (backgrounds.isEmpty()) {
            return;
        }
        Crowd photo = backgrounds.get(random.nextInt(backgrounds.size()));
        partOfPhoto(photo, frame, logEven(random, .25, 1.2), random, target, new ArrayList<>());
    }

    private void draw(
            Crowd crowd, Placing placing, Frame frame, RandomGenerator random, Target target, List<float[]> faces) {
        Photo photo = recipe == PieceRecipe.NONE ? crowd.photo() : crowd.anyGray(random);
        photo.drawInto(
                placing.map(),
                placing.scale(),
                target.images,
                target.imageOffset,
                side,
                frame.left(),
                frame.top(),
                frame.width(),
                frame.height());
        for (MarkedFace face : crowd.faces()) {
            frame.visible(placing.box(face.box()), !face.invalid()).ifPresent(faces::add);
        }
    }

    /** All sizes as likely as their double. */
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
