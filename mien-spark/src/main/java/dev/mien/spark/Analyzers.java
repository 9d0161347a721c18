package dev.mien.spark;

import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.FaceAnalyzer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;

/**
 * Caches an analyzer for each combination of options in a JVM, shared by its tasks and open until the JVM exits, so
 * that an executor loads its models once.
 */
final class Analyzers {
    private record Key(AnalyzerOptions models, int threads) {}

    private static final Map<Key, FaceAnalyzer> OPEN = new ConcurrentHashMap<>();

    private Analyzers() {}

    /** The analyzer for a task, with as many native threads as the task has cores, or one outside of tasks. */
    static FaceAnalyzer of(AnalyzerOptions models) {
        TaskContext task = TaskContext.get();
        Key key = new Key(models, task == null ? 1 : task.cpus());
        return OPEN.computeIfAbsent(key, Analyzers::open);
    }

    private static FaceAnalyzer open(Key key) {
        return key.models().toBuilder().threads(key.threads()).build();
    }
}
