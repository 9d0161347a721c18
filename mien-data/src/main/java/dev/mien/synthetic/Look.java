package dev.mien.synthetic;

import java.util.random.RandomGenerator;

/**
 * The individual appearance of a person in a photo. Tones are gray values, 0 to 255; lengths are in the face's units
 * (the eyes are 36 apart).
 *
 * @param skin tone of the skin in full light
 * @param hair of the head
 * @param head its outline
 * @param iris of both eyes
 * @param brows of both eyes
 * @param lips at rest
 * @param noseWidth half the width of the nose at its wings
 * @param lashes darkness of the upper lid's edge, 0 to 1
 * @param beard darkness of the beard, 0 to 1
 * @param glasses whether there are any
 * @param photo what the camera adds
 */
record Look(
        int skin,
        Hair hair,
        Outline head,
        Iris iris,
        Brows brows,
        Lips lips,
        double noseWidth,
        double lashes,
        double beard,
        boolean glasses,
        Photo photo) {

    /** How hair is worn. */
    enum HairStyle {
        SHORT,
        FRINGE,
        LONG,
        CURLY,
        /** Must be the last one, since the others are drawn with equal probability. */
        BALD
    }

    record Hair(int tone, HairStyle style) {}

    /**
     * The outline of a head.
     *
     * @param halfWidth half its width at the eyes
     * @param jaw width of the jaw as a share of the head's
     */
    record Outline(double halfWidth, double jaw) {}

    record Iris(int tone, double radius) {}

    /**
     * Brows at rest.
     *
     * @param thickness their height at the inner ends
     * @param arch how far their middle is above the line between their ends
     */
    record Brows(double thickness, double arch) {}

    /**
     * Lips at rest.
     *
     * @param upper thickness of the upper lip
     * @param lower thickness of the lower lip
     * @param tone relative to the skin
     */
    record Lips(double upper, double lower, int tone) {}

    /**
     * The properties of the photo rather than the person.
     *
     * @param clothes tone of the clothes
     * @param background tone behind the head
     * @param lightX brightness gained from left to right, as a share
     * @param lightY brightness gained from top to bottom, as a share
     * @param blur radius of the blur in pixels
     * @param noise deviation of the noise in gray values
     */
    record Photo(int clothes, int background, double lightX, double lightY, double blur, double noise) {
        private static Photo draw(RandomGenerator random) {
            return new Photo(
                    whole(random, 30, 220),
                    whole(random, 25, 235),
                    within(random, -0.45, 0.45),
                    within(random, -0.3, 0.15),
                    within(random, 0.25, 0.75),
                    within(random, 0.5, 4));
        }
    }

    static Look draw(RandomGenerator random) {
        int skin = whole(random, 110, 215);
        boolean beard = random.nextDouble() < 0.2;
        return new Look(
                skin,
                hair(random, skin),
                new Outline(within(random, 35.5, 40.5), within(random, 0.66, 0.86)),
                new Iris(whole(random, 30, 110), within(random, 3.7, 4.4)),
                new Brows(within(random, 2.2, 3.9), within(random, 0.8, 2.8)),
                new Lips(within(random, 2.3, 3.6), within(random, 3.1, 4.8), -whole(random, 30, 62)),
                within(random, 6, 8.5),
                within(random, 0.55, 1),
                beard ? within(random, 0.3, 0.65) : 0,
                random.nextDouble() < 0.12,
                Photo.draw(random));
    }

    /** Draws hair with enough contrast to the skin. */
    private static Hair hair(RandomGenerator random, int skin) {
        int tone = random.nextDouble() < 0.75 ? whole(random, 15, 85) : whole(random, 120, 215);
        HairStyle[] styles = HairStyle.values();
        return new Hair(
                Math.abs(tone - skin) < 25 ? Math.max(10, skin - 70) : tone,
                random.nextDouble() < 0.1 ? HairStyle.BALD : styles[random.nextInt(styles.length - 1)]);
    }

    private static int whole(RandomGenerator random, int from, int to) {
        return random.nextInt(from, to + 1);
    }

    private static double within(RandomGenerator random, double from, double to) {
        return random.nextDouble(from, to);
    }
}
