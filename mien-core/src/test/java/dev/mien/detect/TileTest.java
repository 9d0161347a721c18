package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {
    @ParameterizedTest
    @CsvSource({"640,480", "4000,300", "1,1", "1500,1000"})
    void picturesOfUsualSizeAndPanoramasAreLookedAtWhole(int width, int height) {
        List<Tile> tiles = Tile.of(width, height);
        assertThat(tiles).hasSize(1);
        assertThat(tiles.get(0).width()).isEqualTo(width);
        assertThat(tiles.get(0).owns(new Box(-40, -40, 5, 5))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"4000,3000", "1217,1300", "9000,500", "12000,9000"})
    void everyPlaceIsOfATileAndSmallFacesLieWholeInTheirs(int width, int height) {
        List<Tile> tiles = Tile.of(width, height);
        int side = Tile.OVERLAP - 2 * Tile.SHARED;
        for (int y = 0; y <= height - side; y += 61) {
            for (int x = 0; x <= width - side; x += 53) {
                Box face = new Box(x, y, x + side, y + side);
                List<Tile> owners =
                        tiles.stream().filter(tile -> tile.owns(face)).toList();
                assertThat(owners).isNotEmpty();
                assertThat(owners).allSatisfy(tile -> {
                    assertThat((float) tile.left()).isLessThanOrEqualTo(face.left());
                    assertThat(face.right()).isLessThanOrEqualTo(tile.left() + tile.width() + 1f);
                    assertThat((float) tile.top()).isLessThanOrEqualTo(face.top());
                    assertThat(face.bottom()).isLessThanOrEqualTo(tile.top() + tile.height() + 1f);
                });
            }
        }
    }

    @Test
    void tilesThatPlaceACentreOnDifferentSidesOfAnEdgeBothHaveIt() {
        List<Tile> tiles = Tile.of(2600, 1000); // cores meet at 954 and 1646
        for (int edge : new int[] {954, 1646}) {
            for (int off : new int[] {-6, -1, 0, 1, 6}) {
                Box face = new Box(edge + off - 20, 480, edge + off + 20, 520);
                assertThat(tiles.stream().filter(tile -> tile.owns(face))).hasSize(2);
            }
            Box beside = new Box(edge + 12, 480, edge + 52, 520);
            assertThat(tiles.stream().filter(tile -> tile.owns(beside))).hasSize(1);
        }
    }

    @Test
    void noTileIsLargerThanItsSideOrReachesOverThePicture() {
        for (Tile tile : Tile.of(5000, 4000)) {
            assertThat(tile.width()).isLessThanOrEqualTo(Tile.SIDE);
            assertThat(tile.height()).isLessThanOrEqualTo(Tile.SIDE);
            assertThat(tile.left() + tile.width()).isLessThanOrEqualTo(5000);
            assertThat(tile.top() + tile.height()).isLessThanOrEqualTo(4000);
        }
    }
}
