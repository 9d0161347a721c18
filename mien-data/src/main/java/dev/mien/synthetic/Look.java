package dev.mien.synthetic;

import java.util.random.RandomGenerator;

/**
 * What tells two people, and two photos of them, apart. Tones are gray values, 0 to 255; lengths are in the face's own
 * units (the eyes are 36 apart).
 *
 * @param skin tone of the skin in full light
 * @param hair tone of the hair
 * @param hairStyle which way it is worn
 * @param halfWidth half the width of the head at the eyes
 * @param jaw width of the jaw as a share of the head's
 * @param iris tone of the iris
 * @param irisRadius size of the iris
 * @param browThickness height of the brows at their inner ends
 * @param browArch how far the middle of the brows is above the line between their ends
 * @param upperLip thickness of the upper lip
 * @param lowerLip thickness of the lower lip
 * @param lipTone tone of the lips, relative to the skin
 * @param noseWidth half the width of the nose at its wings
 * @param lashes darkness of the upper lid's edge, 0 to 1
 * @param beard darkness of the beard, 0 to 1
 * @param glasses whether there are any
 * @param clothes tone of the clothes
 * @param background tone behind the head
 * @param lightX brightness gained from left to right, as a share
 * @param lightY brightness gained from top to bottom, as a share
 * @param blur radius of the blur in pixels
 * @param noise deviation of the noise in gray values
 */
record Look(
        int skin,
        int hair,
        HairStyle hairStyle,
        double halfWidth,
        double jaw,
        int iris,
        double irisRadius,
        double browThickness,
        double browArch,
        double upperLip,
        double lowerLip,
        int lipTone,
        double noseWidth,
        double lashes,
        double beard,
        boolean glasses,
        int clothes,
        int background,
        double lightX,
        double lightY,
        double blur,
        double noise) {

    /** How hair is worn. */
    enum HairStyle {
        SHORT,
        FRINGE,
        LONG,
        CURLY,
        /** The last one, so that the others can be drawn evenly. */
        BALD
    }

    static Look draw(RandomGenerator random) {
        int skin = whole(random, 110, 215);
        boolean beard = random.nextDouble() < 0.2;
        int hair = random.nextDouble() < 0.75 ? whole(random, 15, 85) : whole(random, 120, 215);
        HairStyle[] styles = HairStyle.values();
        return new Look(
                skin,
                Math.abs(hair - skin) < 25 ? Math.max(10, skin - 70) : hair,
                random.nextDouble() < 0.1 ? HairStyle.BALD : styles[random.nextInt(styles.length - 1)],
                within(random, 35.5, 40.5),
                within(random, 0.66, 0.86),
                whole(random, 30, 110),
                within(random, 3.7, 4.4),
                within(random, 2.2, 3.9),
                within(random, 0.8, 2.8),
                within(random, 2.3, 3.6),
                within(random, 3.1, 4.8),
                -whole(random, 30, 62),
                within(random, 6, 8.5),
                within(random, 0.55, 1),
                beard ? within(random, 0.3, 0.65) : 0,
                random.nextDouble() < 0.12,
                whole(random, 30, 220),
                whole(random, 25, 235),
                within(random, -0.45, 0.45),
                within(random, -0.3, 0.15),
                within(random, 0.25, 0.75),
                within(random, 0.5, 4));
    }

    private static int whole(RandomGenerator random, int from, int to) {
        return random.nextInt(from, to + 1);
    }

    private static double within(RandomGenerator random, double from, double to) {
        return random.nextDouble(from, to);
    }
}
