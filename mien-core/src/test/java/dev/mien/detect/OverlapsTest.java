package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    private static final Detection FACE = new Detection(new Box(100, 100, 200, 200), .9f);

    @Test
    void ofTwoBoxesOnTheSamePlaceTheSurerOneStays() {
        Detection other = new Detection(new Box(110, 105, 205, 210), .8f);
        assertThat(Overlaps.oneBoxAFace(List.of(other, FACE))).containsExactly(FACE);
    }

    @Test
    void aBoxInAnotherIsTheSameFaceFoundInAnotherSize() {
        Detection inner = new Detection(new Box(125, 130, 175, 180), .95f); // a quarter of the area
        assertThat(Overlaps.oneBoxAFace(List.of(FACE, inner))).containsExactly(inner);
    }

    @Test
    void aMuchSmallerFaceInALargeBoxIsAnotherFace() {
        Detection behind = new Detection(new Box(185, 100, 205, 122), .7f);
        assertThat(Overlaps.oneBoxAFace(List.of(FACE, behind))).containsExactly(FACE, behind);
    }

    @Test
    void neighboursStay() {
        Detection next = new Detection(new Box(180, 100, 280, 200), .85f);
        assertThat(Overlaps.oneBoxAFace(List.of(FACE, next))).containsExactly(FACE, next);
    }
}
