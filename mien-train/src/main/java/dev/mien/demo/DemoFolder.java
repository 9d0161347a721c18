package dev.mien.demo;

import dev.mien.train.RunDirectory;
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

    /** Some of the held-out faces as pictures, to try {@code mien predict} on. */
    Path faces() {
        return path.resolve("faces");
    }

    /** Held-out faces with what the nets say of them. */
    Path grid() {
        return path.resolve("grid.png");
    }

    /** How training went. */
    Path curves() {
        return path.resolve("curves.png");
    }

    /** The answers for all held-out faces. */
    Path predictions() {
        return path.resolve("predictions.csv");
    }

    /** The main figures, for programs. */
    Path numbers() {
        return path.resolve("demo.json");
    }

    /** The main figures, for people. */
    Path summary() {
        return path.resolve("summary.txt");
    }
}
