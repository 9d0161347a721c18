package dev.mien.engine;

import dev.mien.UserError;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.util.ServiceLoader;

/**
 * Creates the engine of a run. Implementations are found as services on the class path; the module {@code mien-torch}
 * has one.
 */
@FunctionalInterface
public interface EngineFactory {

    /**
     * Creates an engine with a copy of the given weights.
     *
     * @throws IllegalArgumentException when the weights do not match the net
     */
    Engine create(Net net, Weights weights, EngineConfig config);

    /** Whether engines can be created on this platform, for which native libraries may be missing. */
    default boolean isAvailable() {
        return true;
    }

    /**
     * The first implementation on the class path that is available.
     *
     * @throws UserError when there is none
     */
    static EngineFactory installed() {
        for (EngineFactory factory : ServiceLoader.load(EngineFactory.class)) {
            if (factory.isAvailable()) {
                return factory;
            }
        }
        throw new UserError(
                "no training engine for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                        + " on the class path",
                "training",
                "train where mien-torch runs: Linux and Windows on x86_64, macOS on arm64");
    }
}
