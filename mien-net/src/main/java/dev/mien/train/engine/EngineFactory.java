package dev.mien.train.engine;

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

    /**
     * The implementation on the class path.
     *
     * @throws UserError when there is none
     */
    static EngineFactory installed() {
        return ServiceLoader.load(EngineFactory.class)
                .findFirst()
                .orElseThrow(
                        () -> new UserError(
                                "there is no training engine on the class path",
                                "mien-torch",
                                "add that module, or train on a platform that has it: linux-x86_64, macosx-arm64, windows-x86_64"));
    }
}
