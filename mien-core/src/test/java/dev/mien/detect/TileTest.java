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
    void everyPlaceIsOfExactlyOneTileAndSmallFacesLieWholeInTheirs(int width, int height) {
        List<Tile> tiles = Tile.of(width, height);
        int side = Tile.OVERLAP;
        for (int y = 0; y <= height - side; y += 61) {
            for (int x = 0; x <= width - side; x += 53) {
                Box face = new Box(x, y, x + side, y + side);
                List<Tile> owners =
                        tiles.stream().filter(tile -> tile.owns(face)).toList();
                assertThat(owners).hasSize(1);
                Tile tile = owners.get(0);
                assertThat(tile.left()).isLessThanOrEqualTo(x);
                assertThat(x + side).isLessThanOrEqualTo(tile.left() + tile.width() + 1);
                assertThat(tile.top()).isLessThanOrEqualTo(y);
                assertThat(y + side).isLessThanOrEqualTo(tile.top() + tile.height() + 1);
            }
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
