package dev.mien.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.Loss;
import dev.mien.engine.Optimizer;
import dev.mien.model.PyramidCells;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.PyramidDetector;
import dev.mien.net.Weights;
import dev.mien.torch.PyramidAssignment.Asked;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PyramidLossTest {
    private static final int SIDE = 128;

    private static List<Asked> ask(float... faces) {
        float[] targets = Arrays.copyOf(faces, faces.length + 1);
        targets[faces.length] = Float.NaN;
        float[] outputs = new float[PyramidCells.outputs(SIDE, SIDE)];
        return new PyramidAssignment(SIDE, outputs, 0).ask(targets, 0, targets.length);
    }

    private static List<Asked> answering(List<Asked> all) {
        return all.stream().filter(asked -> asked.face() != null).toList();
    }

    @Test
    void aFaceIsGivenToCellsNearItsMiddleOnTheLevelThatFitsIt() {
        List<Asked> small = answering(ask(40, 40, 64, 64, 1));
        assertThat(small).isNotEmpty().allSatisfy(asked -> {
            assertThat(asked.cell().stride()).isEqualTo(8);
            assertThat(asked.cell().x()).isBetween(40.0, 64.0);
            assertThat(asked.cell().y()).isBetween(40.0, 64.0);
            assertThat(asked.face()).isEqualTo(new Box(40, 40, 64, 64));
        });
        assertThat(answering(ask(10, 10, 118, 118, 1)))
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.cell().stride()).isEqualTo(32));
    }

    @Test
    void aFaceThatIsNotAskedForOrTinyIsNeitherTaughtNorForbidden() {
        for (List<Asked> all : List.of(ask(40, 40, 64, 64, 0), ask(50, 50, 55, 55, 1))) {
            assertThat(answering(all)).isEmpty();
            assertThat(all).anySatisfy(asked -> assertThat(asked.counts()).isFalse());
            assertThat(all.stream().filter(asked -> asked.cell().x() > 80)).allMatch(Asked::counts);
        }
    }

    @Test
    void twoFacesShareNoCell() {
        List<Asked> both = answering(ask(40, 40, 64, 64, 1, 52, 40, 76, 64, 1));
        assertThat(both).extracting(Asked::face).contains(new Box(40, 40, 64, 64), new Box(52, 40, 76, 64));
    }

    @Test
    void theNetLearnsWhereASquareIs() {
        Net net = Presets.create("pyramid", Task.DETECTOR, 0);
        int side = PyramidDetector.SIDE;
        int pixels = side * side;
        Weights start = PyramidDetector.unsure(net, Weights.initial(net, new SplittableRandom(1)));
        EngineConfig config =
                new EngineConfig(new Optimizer.AdamW(.9, .999, 1e-7, 0), new Loss.Pyramid(side), 10, 0, 1);
        SplittableRandom random = new SplittableRandom(2);
        float[] images = new float[2 * pixels];
        float[] targets = new float[2 * net.outputs()];
        double first = 0;
        double last = 0;
        try (Engine engine = Engine.create(net, start, config)) {
            for (int step = 0; step < 60; step++) {
                Arrays.fill(targets, Float.NaN);
                Arrays.fill(images, .5f);
                for (int i = 0; i < 2; i++) {
                    square(images, i * pixels, targets, i * net.outputs(), random);
                }
                double loss = engine.step(images, targets, 2, 2e-3, step);
                assertThat(loss).isFinite();
                first += step < 4 ? loss / 4 : 0;
                last += step >= 56 ? loss / 4 : 0;
            }
        }
        assertThat(last).isLessThan(.75 * first);
    }

    private static void square(float[] images, int offset, float[] targets, int target, SplittableRandom random) {
        int size = random.nextInt(30, 60);
        int left = random.nextInt(PyramidDetector.SIDE - size);
        int top = random.nextInt(PyramidDetector.SIDE - size);
        for (int y = top; y < top + size; y++) {
            Arrays.fill(
                    images,
                    offset + y * PyramidDetector.SIDE + left,
                    offset + y * PyramidDetector.SIDE + left + size,
                    1);
        }
        float[] face = {left, top, left + size, top + size, 1};
        System.arraycopy(face, 0, targets, target, face.length);
    }

    @Test
    void aPictureWithoutAFaceHasALossOfItsScoresAlone() {
        Net net = Presets.create("pyramid", Task.DETECTOR, 0);
        EngineConfig config = new EngineConfig(
                new Optimizer.AdamW(.9, .999, 1e-7, 0), new Loss.Pyramid(PyramidDetector.SIDE), 10, 0, 1);
        float[] targets = new float[net.outputs()];
        Arrays.fill(targets, Float.NaN);
        float[] outputs = new float[net.outputs()];
        try (Engine engine = Engine.create(net, Weights.initial(net, new SplittableRandom(1)), config)) {
            double even = engine.loss(outputs, targets, 1); // every score a half
            Arrays.fill(outputs, -6);
            assertThat(engine.loss(outputs, targets, 1)).isLessThan(.01 * even).isPositive();
        }
    }
}
