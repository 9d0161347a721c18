package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final Detection FACE = new Detection(new Box(100, 100, 200, 200), .9f);

    @Test
    void ofTwoBoxesOnTheSamePlaceTheSurerOneStays() {
        Detection other = new Detection(new Box(130, 100, 215, 200), .8f);
        assertThat(Suppression.oneBoxAFace(List.of(other, FACE), .4)).containsExactly(FACE);
    }

    @Test
    void aBoxInAnotherIsTheSameFaceFoundInAnotherSize() {
        Detection inner = new Detection(new Box(125, 130, 175, 180), .95f); // a quarter of the area
        assertThat(Suppression.oneBoxAFace(List.of(FACE, inner), .4)).containsExactly(inner);
    }

    @Test
    void aMuchSmallerFaceInALargeBoxIsAnotherFace() {
        Detection behind = new Detection(new Box(185, 100, 205, 122), .7f);
        assertThat(Suppression.oneBoxAFace(List.of(FACE, behind), .4)).containsExactly(FACE, behind);
    }

    @Test
    void neighboursStay() {
        Detection next = new Detection(new Box(180, 100, 280, 200), .85f);
        assertThat(Suppression.oneBoxAFace(List.of(FACE, next), .4)).containsExactly(FACE, next);
    }

    @Test
    void aDoubtfulBoxThatReachesFarOverASurerOneGoes() {
        Detection neck = new Detection(new Box(100, 150, 200, 250), .48f); // a third of the union
        assertThat(Suppression.oneBoxAFace(List.of(FACE, neck), .4)).containsExactly(FACE);
        Detection neighbour = new Detection(new Box(150, 100, 250, 200), .9f);
        assertThat(Suppression.oneBoxAFace(List.of(FACE, neighbour), .4)).hasSize(2);
    }

    @Test
    void aLargeBoxIsTheMeanOfThoseMuchLikeItByTheirScores() {
        Detection best = new Detection(new Box(100, 100, 200, 200), .8f);
        Detection like = new Detection(new Box(110, 104, 210, 200), .4f);
        Detection half = new Detection(new Box(150, 100, 200, 200), .5f); // the same face, but not much like it
        assertThat(Suppression.oneBoxAFace(List.of(like, half, best), .4))
                .singleElement()
                .satisfies(face -> {
                    assertThat(face.score()).isEqualTo(.8f);
                    assertThat(face.box().left()).isCloseTo(100 + 10 / 3f, within(1e-3f));
                    assertThat(face.box().top()).isCloseTo(100 + 4 / 3f, within(1e-3f));
                    assertThat(face.box().right()).isCloseTo(200 + 10 / 3f, within(1e-3f));
                    assertThat(face.box().bottom()).isCloseTo(200, within(1e-3f));
                });
        Detection small = new Detection(new Box(10, 10, 30, 30), .8f);
        assertThat(Suppression.oneBoxAFace(List.of(small, new Detection(new Box(12, 10, 32, 30), .5f)), .4))
                .containsExactly(small);
    }
}
