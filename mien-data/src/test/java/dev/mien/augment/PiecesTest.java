package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.augment.Pieces.Target;
import dev.mien.dataset.MarkedFace;
import dev.mien.image.GrayImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final int SIDE = 128;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    /** Black but for white squares: the faces. */
    private static Crowd crowd(boolean invalid, int... places) {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        List<MarkedFace> faces = new ArrayList<>();
        for (int i = 0; i < places.length; i += 3) {
            int left = places[i];
            int top = places[i + 1];
            int size = places[i + 2];
            for (int y = top; y < top + size; y++) {
                Arrays.fill(pixels, y * WIDTH + left, y * WIDTH + left + size, (byte) 255);
            }
            faces.add(new MarkedFace(new Box(left, top, left + size, top + size), 0, 0, 0, invalid));
        }
        return Crowd.of(new GrayImage(WIDTH, HEIGHT, pixels), faces);
    }

    private record Piece(float[] pixels, List<float[]> faces) {
        static Piece draw(Pieces pieces, long seed) {
            float[] pixels = new float[SIDE * SIDE];
            float[] faces = new float[200];
            pieces.draw(new SplittableRandom(seed), new Target(pixels, 0, faces, 0, faces.length));
            List<float[]> all = new ArrayList<>();
            for (int i = 0; !Float.isNaN(faces[i]); i += 5) {
                all.add(Arrays.copyOfRange(faces, i, i + 5));
            }
            return new Piece(pixels, all);
        }
    }

    @Test
    void boxesLieOnTheirFaces() {
        Pieces pieces = new Pieces(
                SIDE, List.of(crowd(false, 40, 60, 50, 200, 100, 30)), List.of(), List.of(), PieceRecipe.NONE);
        int seen = 0;
        for (int seed = 0; seed < 60; seed++) {
            Piece piece = Piece.draw(pieces, seed);
            for (float[] face : piece.faces) {
                if (face[4] == 0 || face[2] - face[0] < 8) {
                    continue;
                }
                int x = (int) ((face[0] + face[2]) / 2);
                int y = (int) ((face[1] + face[3]) / 2);
                assertThat(piece.pixels[y * SIDE + x]).as("seed %d", seed).isGreaterThan(.9f);
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(40);
    }

    @Test
    void facesOfAllSizesComeUp() {
        Pieces pieces = new Pieces(SIDE, List.of(crowd(false, 100, 40, 120)), List.of(), List.of(), PieceRecipe.NONE);
        double smallest = SIDE;
        double largest = 0;
        for (int seed = 0; seed < 200; seed++) {
            for (float[] face : Piece.draw(pieces, seed).faces) {
                smallest = Math.min(smallest, face[2] - face[0]);
                largest = Math.max(largest, face[2] - face[0]);
            }
        }
        assertThat(smallest).isLessThan(20);
        assertThat(largest).isGreaterThan(90);
    }

    @Test
    void facesThatAreInvalidAreNotAskedFor() {
        Pieces pieces = new Pieces(SIDE, List.of(crowd(true, 100, 40, 120)), List.of(), List.of(), PieceRecipe.NONE);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(Piece.draw(pieces, seed).faces).allMatch(face -> face[4] == 0);
        }
    }

    @Test
    void boxesStayInsideThePieceAndPixelsInsideTheirRange() {
        Pieces pieces = new Pieces(
                SIDE,
                List.of(crowd(false, 0, 0, 90, 230, 150, 90)),
                List.of(),
                List.of(Crowd.of(new GrayImage(8, 8, new byte[64]), List.of())),
                PieceRecipe.PIECES);
        for (int seed = 0; seed < 40; seed++) {
            Piece piece = Piece.draw(pieces, seed);
            for (float[] face : piece.faces) {
                assertThat(face[0]).isBetween(0f, (float) SIDE);
                assertThat(face[3]).isBetween(0f, (float) SIDE);
            }
            for (float pixel : piece.pixels) {
                assertThat(pixel).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void facesOfOtherPhotosArePastedMoreOftenWhereTheRecipeSaysSo() {
        assertThat(facesOf(PieceRecipe.PASTED)).isGreaterThan(facesOf(PieceRecipe.PIECES) + 20);
        assertThat(facesOf(PieceRecipe.PIECES)).isGreaterThan(facesOf(PieceRecipe.NONE));
    }

    private static int facesOf(PieceRecipe recipe) {
        Pieces pieces = new Pieces(SIDE, List.of(crowd(false, 100, 40, 120)), List.of(), List.of(), recipe);
        int faces = 0;
        for (int seed = 0; seed < 200; seed++) {
            faces += Piece.draw(pieces, seed).faces.size();
        }
        return faces;
    }

    @Test
    void theSameSeedDrawsTheSamePiece() {
        Pieces pieces = new Pieces(SIDE, List.of(crowd(false, 40, 60, 50)), List.of(), List.of(), PieceRecipe.PIECES);
        assertThat(Piece.draw(pieces, 5).pixels).isEqualTo(Piece.draw(pieces, 5).pixels);
        assertThat(Piece.draw(pieces, 5).pixels).isNotEqualTo(Piece.draw(pieces, 6).pixels);
    }

    /** One gray level stands for portraits, so that a piece tells where it has some. */
    @Test
    void someOfThePiecesAreMosaicsOfPortraitsWhoseBoxesLieOnTheirFaces() {
        byte[] pixels = new byte[48 * 48];
        for (int y = 12; y < 36; y++) {
            Arrays.fill(pixels, y * 48 + 12, y * 48 + 36, (byte) 128);
        }
        Crowd portrait = Crowd.of(new GrayImage(48, 48, pixels), List.of(MarkedFace.of(new Box(12, 12, 36, 36))));
        Pieces pieces =
                new Pieces(SIDE, List.of(crowd(false, 40, 60, 50)), List.of(portrait), List.of(), PieceRecipe.NONE);
        int mosaics = 0;
        for (int seed = 0; seed < 100; seed++) {
            Piece piece = Piece.draw(pieces, seed);
            int portraits = 0;
            for (float[] face : piece.faces) {
                int x = (int) ((face[0] + face[2]) / 2);
                int y = (int) ((face[1] + face[3]) / 2);
                float pixel = piece.pixels[y * SIDE + x];
                assertThat(pixel).isGreaterThan(.35f);
                portraits += pixel < .6 ? 1 : 0;
            }
            mosaics += portraits > 0 ? 1 : 0;
        }
        assertThat(mosaics).isBetween(5, 30);
    }
}
