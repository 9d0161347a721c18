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
        assertThat(Overlaps.oneBoxAFace(List.of(other, FACE), .4)).containsExactly(FACE);
    }

    @Test
    void aBoxInAnotherIsTheSameFaceFoundInAnotherSize() {
        Detection inner = new Detection(new Box(125, 130, 175, 180), .95f); // a quarter of the area
        assertThat(Overlaps.oneBoxAFace(List.of(FACE, inner), .4)).containsExactly(inner);
    }

    @Test
    void aMuchSmallerFaceInALargeBoxIsAnotherFace() {
        Detection behind = new Detection(new Box(185, 100, 205, 122), .7f);
        assertThat(Overlaps.oneBoxAFace(List.of(FACE, behind), .4)).containsExactly(FACE, behind);
    }

    @Test
    void neighboursStay() {
        Detection next = new Detection(new Box(180, 100, 280, 200), .85f);
        assertThat(Overlaps.oneBoxAFace(List.of(FACE, next), .4)).containsExactly(FACE, next);
    }

    @Test
    void aDoubtfulBoxThatReachesFarOverASurerOneGoes() {
        Detection neck = new Detection(new Box(100, 150, 200, 250), .48f); // a third of the union
        assertThat(Overlaps.oneBoxAFace(List.of(FACE, neck), .4)).containsExactly(FACE);
        Detection neighbour = new Detection(new Box(150, 100, 250, 200), .9f);
        assertThat(Overlaps.oneBoxAFace(List.of(FACE, neighbour), .4)).hasSize(2);
    }
}
