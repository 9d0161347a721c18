package dev.mien.demo;

import dev.mien.Amount;
import dev.mien.OptionError;
import java.nio.file.Path;

/**
 * What a demo does.
 *
 * @param out the folder that everything is written to
 * @param faces how many are drawn; a fifth of them is held out for the scores
 * @param epochs how many times each net goes through the training faces
 * @param seed decides the faces and the training; the same one gives the same demo
 * @param threads how many threads training uses
 */
public record DemoOptions(Path out, int faces, int epochs, long seed, int threads) {
    /** Fewer would leave a part of the split without some expression. */
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
