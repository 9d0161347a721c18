package dev.mien.demo;

import dev.mien.train.run.RunDirectory;
import java.nio.file.Path;

/** The files of a demo. */
record DemoFolder(Path path) {
    /** The run that trained the key point net. */
    RunDirectory keypoints() {
        return new RunDirectory(path.resolve("keypoints"));
    }

    /** The run that trained the expression net. */
    RunDirectory expression() {
        return new RunDirectory(path.resolve("expression"));
    }

    /** Some held-out faces as pictures, for trying {@code mien predict}. */
    Path faces() {
        return path.resolve("faces");
    }

    /** Held-out faces with the answers of the nets. */
    Path grid() {
        return path.resolve("grid.png");
    }

    /** The learning curves. */
    Path curves() {
        return path.resolve("curves.png");
    }

    /** The answers for all held-out faces. */
    Path predictions() {
        return path.resolve("predictions.csv");
    }

    /** The main metrics as JSON. */
    Path numbers() {
        return path.resolve("demo.json");
    }

    /** The main metrics as text. */
    Path summary() {
        return path.resolve("summary.txt");
    }
}
