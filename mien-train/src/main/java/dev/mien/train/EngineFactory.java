package dev.mien.train;

import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.train.engine.Engine;
import dev.mien.train.engine.EngineConfig;

/** Makes the engine of a run; tests put in a small one of their own. */
@FunctionalInterface
interface EngineFactory {
    Engine create(Net net, Weights weights, EngineConfig config);
}
