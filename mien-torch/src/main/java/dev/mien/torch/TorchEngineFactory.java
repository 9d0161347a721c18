package dev.mien.torch;

import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.train.engine.Engine;
import dev.mien.train.engine.EngineConfig;
import dev.mien.train.engine.EngineFactory;

/** Engines on PyTorch. */
public final class TorchEngineFactory implements EngineFactory {

    @Override
    public Engine create(Net net, Weights weights, EngineConfig config) {
        return new TorchEngine(net, weights, config);
    }
}
