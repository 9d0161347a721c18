package dev.mien.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {
    private static final Node IMAGE = new Node("image", new Layer.Input(4, 10, 7), List.of());

    /** What each layer makes of [4, 10, 7]. */
    static Stream<Arguments> layersOfMaps() {
        return Stream.of(
                Arguments.of(new Layer.ZeroPad(2), List.of(4, 14, 11)),
                Arguments.of(new Layer.Conv(4, 6, 3, 2, 1, 2, true), List.of(6, 5, 4)),
                Arguments.of(new Layer.BatchNorm(4, 1e-3f, .1f), List.of(4, 10, 7)),
                Arguments.of(new Layer.Relu(), List.of(4, 10, 7)),
                Arguments.of(new Layer.MaxPool(3, 2), List.of(4, 4, 3)),
                Arguments.of(new Layer.AvgPool(2, 2), List.of(4, 5, 3)),
                Arguments.of(new Layer.GlobalAvgPool(), List.of(4, 1, 1)),
                Arguments.of(new Layer.Upsample(3), List.of(4, 30, 21)),
                Arguments.of(new Layer.SoftArgmax(), List.of(8)),
                Arguments.of(new Layer.Flatten(), List.of(280)),
                Arguments.of(new Layer.Dropout(.5f), List.of(4, 10, 7)),
                Arguments.of(new Layer.Scale(2, 1), List.of(4, 10, 7)));
    }

    @ParameterizedTest
    @MethodSource("layersOfMaps")
    void aLayerMakesItsShapeOfMaps(Layer layer, List<Integer> expected) {
        assertThat(Shapes.of(List.of(IMAGE, new Node("layer", layer, List.of("image")))))
                .containsEntry("layer", expected);
    }

    @Test
    void rowsAreJoinedAndMadeShorter() {
        Node row = new Node("row", new Layer.Flatten(), List.of("image"));
        Node dense = new Node("dense", new Layer.Dense(280, 5), List.of("row"));
        Node both = new Node("both", new Layer.Concat(), List.of("row", "dense"));
        assertThat(Shapes.of(List.of(IMAGE, row, dense, both)))
                .containsEntry("dense", List.of(5))
                .containsEntry("both", List.of(285));
    }

    @Test
    void mapsAreNotJoinedAndRowsAreNoMaps() {
        Node both = new Node("both", new Layer.Concat(), List.of("image", "image"));
        assertThatThrownBy(() -> Shapes.of(List.of(IMAGE, both)))
                .hasMessage("node 'both': joins [n] and [m], got [4, 10, 7] and [4, 10, 7]");
        Node row = new Node("row", new Layer.Flatten(), List.of("image"));
        for (Layer layer : List.of(
                new Layer.ZeroPad(1),
                new Layer.Conv(280, 1, 1, 1, 0, 1, true),
                new Layer.BatchNorm(280, 1e-3f, .1f),
                new Layer.MaxPool(1, 1),
                new Layer.GlobalAvgPool(),
                new Layer.Upsample(2),
                new Layer.SoftArgmax(),
                new Layer.Flatten())) {
            assertThatThrownBy(() -> Shapes.of(List.of(IMAGE, row, new Node("layer", layer, List.of("row")))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("node 'layer': takes [channels, height, width], got [280]");
        }
    }

    @Test
    void multiplyAddsAreThoseOfConvolutionsAndDenseLayers() {
        Net.Builder builder = Net.builder("t", 4, 10, 7);
        builder.add("conv", new Layer.Conv(4, 6, 3, 1, 1, 2, true)); // [6, 10, 7], each of 2 * 9
        builder.add("norm", new Layer.BatchNorm(6, 1e-3f, .1f));
        builder.add("mean", new Layer.GlobalAvgPool());
        builder.add("row", new Layer.Flatten());
        builder.add("dense", new Layer.Dense(6, 5));
        assertThat(Shapes.multiplyAdds(builder.build())).isEqualTo(6 * 10 * 7 * 2 * 9 + 6 * 5);
    }
}
