package dev.mien.torch;

import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.EngineState;
import dev.mien.net.Net;
import dev.mien.net.Parameter;
import dev.mien.net.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The engine on top of PyTorch's C++ library. */
final class TorchEngine implements Engine {
    /** The batch size of inference, which limits the memory. */
    private static final int ANSWER_BATCH = 128;

    private static final String WEIGHTS = "weights/";
    private static final String AVERAGE = "average/";

    private final Net net;
    private final EngineConfig config;
    private final PointerScope memory;
    private final TorchNet module;
    private final TensorSet weights;
    private final TensorSet leaves;
    private final TorchOptimizer optimizer;
    private final Optional<SharpnessAware> sharpness;
    private final Optional<MovingAverage> average;
    private long step;

    TorchEngine(Net net, Weights start, EngineConfig config) {
        this.net = net;
        this.config = config;
        Native.threads(config.threads());
        memory = new PointerScope();
        try {
            Map<String, Parameter> parameters = net.parameters();
            Script script = new Script();
            module = new TorchNet(net, config.bfloat16());
            weights = TensorSet.zeros(parameters);
            weights.read("", start.asMap());
            Map<String, Parameter> moved = MovedParameters.of(net);
            leaves = weights.leaves(moved.keySet());
            optimizer = new TorchOptimizer(config.optimizer(), script, moved, weights, leaves);
            sharpness = config.sharpness() == 0
                    ? Optional.empty()
                    : Optional.of(new SharpnessAware(config.sharpness(), script, moved, weights, leaves));
            average = config.averageDecay() == 0
                    ? Optional.empty()
                    : Optional.of(new MovingAverage(config.averageDecay(), script, parameters, weights, start));
            memory.extend(); // so that the next line takes it from the thread without freeing it
        } finally {
            memory.close();
        }
    }

    @Override
    public double step(float[] images, float[] targets, int count, double learningRate, long seed) {
        Native.threads(config.threads());
        return Native.scoped(() -> {
            Tensor loss = loss(module.outputs(images(images, 0, count), leaves, dropout(seed)), targets, count);
            loss.backward();
            sharpness.ifPresent(climb -> {
                climb.up();
                optimizer.forgetGradients();
                loss(module.outputsOnly(images(images, 0, count), leaves, dropout(seed)), targets, count)
                        .backward();
                climb.back();
            });
            if (config.clipNorm() > 0) {
                optimizer.clip(config.clipNorm());
            }
            step++;
            optimizer.move(step, learningRate);
            optimizer.forgetGradients();
            average.ifPresent(moving -> moving.move(step));
            return loss.item_double();
        });
    }

    @Override
    public void settleNorms(float[] images, int count) {
        Native.threads(config.threads());
        Native.scoped(() -> module.settleNorms(images(images, 0, count), weights));
        Map<String, float[]> settled = new LinkedHashMap<>();
        weights.write("", settled);
        average.ifPresent(moving -> moving.tensors().read("", settled));
    }

    @Override
    public float[] forward(float[] images, int count) {
        Native.threads(config.threads());
        float[] answers = new float[count * net.outputs()];
        for (int first = 0; first < count; first += ANSWER_BATCH) {
            int start = first;
            int size = Math.min(ANSWER_BATCH, count - first);
            Native.scoped(() -> {
                Tensor outputs = module.outputs(images(images, start, size), best(), null);
                float[] part = Native.toArray(outputs);
                System.arraycopy(part, 0, answers, start * net.outputs(), part.length);
            });
        }
        return answers;
    }

    @Override
    public double loss(float[] outputs, float[] targets, int count) {
        Native.threads(config.threads());
        return Native.scoped(() -> {
            Tensor given = Native.tensor(outputs, 0, count, net.outputs());
            return TorchLoss.of(config.loss(), given, targets(targets, count), false)
                    .item_double();
        });
    }

    @Override
    public Weights weights() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        best().write("", arrays);
        return Weights.of(net, arrays);
    }

    @Override
    public EngineState state() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        weights.write(WEIGHTS, arrays);
        optimizer.write(arrays);
        average.ifPresent(moving -> moving.tensors().write(AVERAGE, arrays));
        return new EngineState(step, arrays);
    }

    @Override
    public void restore(EngineState state) {
        weights.read(WEIGHTS, state.arrays());
        optimizer.read(state.arrays());
        average.ifPresent(moving -> moving.tensors().read(AVERAGE, state.arrays()));
        step = state.step();
    }

    @Override
    public void close() {
        memory.close();
    }

    private TensorSet best() {
        return average.map(MovingAverage::tensors).orElse(weights);
    }

    private Tensor images(float[] images, int first, int count) {
        List<Integer> shape = net.shape(net.nodes().get(0).name()); // [channels, height, width]
        return Native.channelsLast(Native.tensor(images, first, count, shape.get(0), shape.get(1), shape.get(2)));
    }

    private static GeneratorOptional dropout(long seed) {
        return new GeneratorOptional(torch.make_generator_cpu(seed));
    }

    private Tensor loss(Tensor outputs, float[] targets, int count) {
        return TorchLoss.of(config.loss(), outputs, targets(targets, count), true);
    }

    private Tensor targets(float[] targets, int count) {
        return Native.tensor(targets, 0, count, net.outputs());
    }
}
