package dev.mien.spark;

import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.FaceAnalyzer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.apache.spark.TaskContext;

/**
 * One analyzer for each choice of models in a JVM, shared by its tasks and open for as long as the JVM lives: an executor loads
 * its models once.
 */
final class Analyzers {
    private record Key(AnalyzerOptions models, int threads) {}

    private static final Map<Key, FaceAnalyzer> OPEN = new ConcurrentHashMap<>();

    private Analyzers() {}

    /** The analyzer for a task: it uses as many native threads as the task has cores; one outside of tasks. */
    static FaceAnalyzer of(AnalyzerOptions models) {
        TaskContext task = TaskContext.get();
        Key key = new Key(models, task == null ? 1 : task.cpus());
        return OPEN.computeIfAbsent(key, Analyzers::open);
    }

    private static FaceAnalyzer open(Key key) {
        findPictureReaders();
        return key.models().toBuilder().threads(key.threads()).build();
    }

    /** Java's image library knows the readers on the system's class path alone; Spark adds jars by a loader of its own. */
    private static void findPictureReaders() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Analyzers.class.getClassLoader());
        try {
            ImageIO.scanForPlugins();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
