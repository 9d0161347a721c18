package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.augment.Pieces.Target;
import dev.mien.dataset.MarkedFace;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final int SIDE = 64;
    private static final int PHOTO = 256;
    private static final List<MarkedFace> FACE = List.of(MarkedFace.of(new Box(64, 64, 192, 192)));

    /** A red face on black: 76 of 255 in luma, white in red, black in blue. */
    private static Crowd redFace() {
        BufferedImage colors = new BufferedImage(PHOTO, PHOTO, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = colors.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(64, 64, 128, 128);
        graphics.dispose();
        return Crowd.of(colors, FACE);
    }

    private static float middle(Photo photo, int level) {
        var image = photo.levels().get(level);
        return image.at(image.width() / 2, image.height() / 2);
    }

    @Test
    void aPhotoInColorHasItsRedAndItsBlueWhereItIsShownSmaller() {
        Crowd crowd = redFace();
        assertThat(middle(crowd.photo(), 1)).isEqualTo(76);
        assertThat(crowd.otherGrays()).extracting(photo -> middle(photo, 1)).containsExactly(255f, 0f);
        assertThat(crowd.otherGrays()).extracting(photo -> middle(photo, 0)).containsExactly(76f, 76f);
        assertThat(crowd.otherGrays())
                .allMatch(
                        photo -> photo.levels().size() == crowd.photo().levels().size());
    }

    @Test
    void aGrayPhotoHasNoOtherGrays() {
        BufferedImage gray = new BufferedImage(PHOTO, PHOTO, BufferedImage.TYPE_BYTE_GRAY);
        Crowd crowd = Crowd.of(gray, FACE);
        assertThat(crowd.otherGrays()).isEmpty();
        assertThat(crowd.anyGray(new SplittableRandom(1))).isEqualTo(crowd.photo());
    }

    @Test
    void halfOfThePiecesAreInTheGrayThatNetsAreAskedWithAndTheOthersVary() {
        Crowd crowd = redFace();
        SplittableRandom random = new SplittableRandom(1);
        int plain = 0;
        for (int i = 0; i < 400; i++) {
            plain += crowd.anyGray(random).equals(crowd.photo()) ? 1 : 0;
        }
        assertThat(plain).isBetween(160, 240);
    }

    @Test
    void validationPiecesDoNotVary() {
        Pieces pieces = new Pieces(SIDE, List.of(redFace()), List.of(), List.of(), PieceRecipe.NONE);
        for (int seed = 0; seed < 40; seed++) {
            float[] pixels = new float[SIDE * SIDE];
            float[] faces = new float[200];
            pieces.draw(new SplittableRandom(seed), new Target(pixels, 0, faces, 0, faces.length));
            for (float pixel : pixels) {
                assertThat(pixel).isLessThanOrEqualTo(.5f); // what lies around a photo; its red alone would be 1
            }
        }
    }
}
