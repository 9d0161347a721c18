package dev.mien.augment;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.model.DetectorModel;
import dev.mien.model.ModelMetadata;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Pieces of photos for a detector to learn from, 96x96, with what its cells should answer: a marked face at any size,
 * place and lean; faces that were cropped before, pasted on photos without one; photos without one. Pure functions of the
 * generator's numbers.
 */
public final class Patches {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    /** The side of the tight box in a crop of FER-2013 over the crop's side, and how far under its middle it lies. */
    private static final double CROP_FACE = .8;

    private static final double CROP_LOW = .04;

    private static final double LARGEST_LEAN = Math.toRadians(45);
    private static final double USUAL_LEAN = Math.toRadians(18);

    /** Other faces may be unmarked; so far around a marked one, in its sides, there are none. */
    private static final double KNOWN_AROUND = 1.8;

    private static final List<Augmentation> LIGHTS = List.of(
            Augmentation.shade(.8).sometimes(.35),
            Augmentation.brightness(.35, 1.5).sometimes(.7),
            Augmentation.contrast(.35, 1.4).sometimes(.7),
            Augmentation.noise(.06).sometimes(.4));
    private static final Augmentation OCCLUSION = Augmentation.erasing(.05).sometimes(.2);

    private final List<Photo> backgrounds;
    private final boolean vary;

    /**
     * @param backgrounds photos without a face, at least one
     * @param vary whether light and occlusion vary; not where a net is validated
     */
    public Patches(List<Photo> backgrounds, boolean vary) {
        this.backgrounds = List.copyOf(backgrounds);
        this.vary = vary;
    }

    /** Where a patch goes: [96, 96] pixels in 0..1 and [5, 12, 12] targets. */
    public record Target(float[] images, int imageOffset, float[] cells, int cellOffset) {}

    /** One of the photo's marked faces; mostly of a size that the net should find, else larger or smaller. */
    public void face(Photo photo, RandomGenerator random, Target target) {
        Box face = photo.faces().get(random.nextInt(photo.faces().size()));
        double side = side(random);
        double reach = side > DetectorModel.LARGEST ? side / 2 : 0;
        double x = random.nextDouble(4 - reach, SIZE - 4 + reach);
        double y = random.nextDouble(4 - reach, SIZE - 4 + reach);
        double scale = side / Math.sqrt((double) face.width() * face.height());
        double middleX = (face.left() + face.right()) / 2;
        double middleY = (face.top() + face.bottom()) / 2;
        Placing placing = Placing.draw(middleX, middleY, scale, x, y, random);
        photo.draw(placing.map(), placing.scale(), target.images, target.imageOffset, SIZE, SIZE);
        light(target, random, true);
        CellTargets cells = new CellTargets(target.cells, target.cellOffset);
        cells.ignoreBeyond(placing.box(face), KNOWN_AROUND * side);
        photo.faces().forEach(each -> cells.add(placing.box(each)));
    }

    /** A piece of a photo without a face. */
    public void background(Photo photo, RandomGenerator random, Target target) {
        draw(photo, random, target);
        light(target, random, false);
        new CellTargets(target.cells, target.cellOffset);
    }

    /** Crops of faces pasted on a photo without one, and beside them something that is none, pasted in the same way. */
    public void pasted(List<GrayImage> crops, RandomGenerator random, Target target) {
        draw(backgrounds.get(random.nextInt(backgrounds.size())), random, target);
        CellTargets cells = new CellTargets(target.cells, target.cellOffset);
        Paste paste = new Paste(target.images, target.imageOffset);
        for (GrayImage crop : crops) {
            double side = logEven(random, DetectorModel.SMALLEST, DetectorModel.LARGEST * .9);
            Optional<Box> room = paste.room(side / CROP_FACE, random);
            if (room.isEmpty()) {
                continue;
            }
            if (random.nextDouble() < .3) {
                paste.draw(Paste.halvesSwapped(crop), room.get(), random);
            } else {
                double lean = paste.draw(crop, room.get(), random);
                cells.add(faceIn(room.get(), lean));
            }
        }
        light(target, random, true);
    }

    private static Box faceIn(Box crop, double lean) {
        double low = CROP_LOW * crop.height();
        double x = (crop.left() + crop.right()) / 2 - low * Math.sin(lean);
        double y = (crop.top() + crop.bottom()) / 2 + low * Math.cos(lean);
        double half = CROP_FACE * crop.width() / 2;
        return new Box((float) (x - half), (float) (y - half), (float) (x + half), (float) (y + half));
    }

    private static void draw(Photo photo, RandomGenerator random, Target target) {
        GrayImage image = photo.image();
        double smallest = (double) SIZE / Math.max(image.width(), image.height());
        double scale = logEven(random, smallest, 2);
        double x = random.nextDouble() * image.width();
        double y = random.nextDouble() * image.height();
        Placing placing = Placing.draw(x, y, scale, SIZE / 2.0, SIZE / 2.0, random);
        photo.draw(placing.map(), scale, target.images, target.imageOffset, SIZE, SIZE);
    }

    private void light(Target target, RandomGenerator random, boolean occlude) {
        if (!vary) {
            return;
        }
        LIGHTS.forEach(light -> change(light, target, random));
        if (occlude) {
            change(OCCLUSION, target, random);
        }
    }

    private static void change(Augmentation light, Target target, RandomGenerator random) {
        ((PhotometricAugmentation) light).change(target.images, target.imageOffset, SIZE, SIZE, random);
    }

    private static double side(RandomGenerator random) {
        double kind = random.nextDouble();
        if (kind < .8) {
            return logEven(random, DetectorModel.SMALLEST, DetectorModel.LARGEST);
        }
        return kind < .93 ? logEven(random, DetectorModel.LARGEST, 240) : logEven(random, 8, DetectorModel.SMALLEST);
    }

    /** All sizes as likely as their double. */
    static double logEven(RandomGenerator random, double from, double to) {
        return from * Math.pow(to / from, random.nextDouble());
    }

    /** A lean as photos have them: mostly little, rarely much; in radians. */
    static double lean(RandomGenerator random) {
        double angle = random.nextGaussian() * USUAL_LEAN;
        return Math.max(-LARGEST_LEAN, Math.min(angle, LARGEST_LEAN));
    }
}
