package dev.mien.engine;

import dev.mien.UserError;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.util.ServiceLoader;

/**
 * Makes the engine of a run. An implementation is found on the class path as a service (the module {@code mien-torch} has
 * one); tests put in a small one of their own.
 */
@FunctionalInterface
public interface EngineFactory {

    /**
     * An engine that starts with the given weights, which it copies.
     *
     * @throws IllegalArgumentException when the weights are not the net's
     */
    Engine create(Net net, Weights weights, EngineConfig config);

    /** Whether engines can be made here: the native libraries that they need are for some platforms only. */
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
