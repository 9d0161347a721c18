package dev.mien.torch;

import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.EngineFactory;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** Creates engines on PyTorch, if its native library is on the class path and can be loaded. */
public final class TorchEngineFactory implements EngineFactory {

    @Override
    public Engine create(Net net, Weights weights, EngineConfig config) {
        return new TorchEngine(net, weights, config);
    }

    @Override
    public boolean isAvailable() {
        try {
            return Loader.load(torch.class) != null;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
