package dev.mien.train;

import dev.mien.engine.Engine;
import dev.mien.train.history.Metric;
import dev.mien.train.sample.Batch;
import dev.mien.train.sample.BatchPlan;
import dev.mien.train.sample.InputPipeline;
import dev.mien.train.sample.Samples;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The validation loss and metric of a net.
 *
 * @param loss the mean loss
 * @param metric see {@link Metric}
 */
record Validation(double loss, double metric) {

    /** Runs the net on all samples; empty if it was stopped. */
    static Optional<Validation> of(Engine engine, Samples samples, Metric metric, int batch, BooleanSupplier stop) {
        int width = samples.outputs();
        float[] outputs = new float[samples.size() * width];
        float[] targets = new float[samples.size() * width];
        try (InputPipeline pipeline = new InputPipeline(samples, BatchPlan.once(samples.size(), batch), batch)) {
            int done = 0;
            while (done < samples.size()) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                Batch next = pipeline.next();
                float[] answers = engine.forward(next.images(), next.count());
                System.arraycopy(answers, 0, outputs, done * width, next.count() * width);
                System.arraycopy(next.targets(), 0, targets, done * width, next.count() * width);
                done += next.count();
            }
        }
        return Optional.of(new Validation(
                engine.loss(outputs, targets, samples.size()), metric.of(outputs, targets, samples.size(), width)));
    }
}
