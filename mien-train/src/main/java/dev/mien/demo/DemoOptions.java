package dev.mien.demo;

import dev.mien.Amount;
import dev.mien.OptionError;
import java.nio.file.Path;

/**
 * The options of a demo.
 *
 * @param out the folder that everything is written to
 * @param faces the number of faces, a fifth of which are held out for evaluation
 * @param epochs the number of training epochs of each net
 * @param seed the seed of the faces and the training; the same seed gives the same demo
 * @param threads the number of threads for training
 */
public record DemoOptions(Path out, int faces, int epochs, long seed, int threads) {
    /** The smallest number of faces for which every part of the split has all expressions. */
    private static final int FEWEST_FACES = 140;

    public DemoOptions {
        if (faces < FEWEST_FACES) {
            throw new OptionError(
                    Amount.of(faces, "face is", "faces are") + " too few to learn from",
                    "faces",
                    "use at least " + FEWEST_FACES);
        }
        if (epochs < 1) {
            throw new OptionError(epochs + " epochs", "epochs", "use at least 1");
        }
        if (threads < 1) {
            throw new OptionError(threads + " threads", "threads", "use at least 1");
        }
    }
}
