package dev.mien.serve.model;

import dev.mien.UserError;
import dev.mien.model.ModelMetadata;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the faces of many requests through one model together: a thread of its own takes what waits as batches. A request
 * that makes the model fail fails alone.
 */
final class Batcher implements AutoCloseable {
    private static final int NUMBERS = ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE;

    private final ModelView model;
    private final int outputs;
    private final JobQueue queue;
    private final ModelMeters meters;
    private final Thread worker;
    private float[] gathered = new float[0];

    Batcher(String name, ModelView model, BatchOptions options, ModelMeters meters) {
        this.model = model;
        this.outputs = model.metadata().outputs();
        this.queue = new JobQueue(options);
        this.meters = meters;
        this.worker = new Thread(this::work, "mien-batch-" + name);
        worker.start();
    }

    /** Adds faces to the queue; the job's own future tells the answer. */
    JobQueue.Offer offer(Job job) {
        return queue.offer(job);
    }

    JobQueue queue() {
        return queue;
    }

    private void work() {
        try {
            for (List<Job> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                long now = System.nanoTime();
                batch.forEach(job -> meters.waited(now - job.since()));
                answer(batch);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void answer(List<Job> batch) {
        try {
            float[] answers = run(batch);
            int from = 0;
            for (Job job : batch) {
                int to = from + job.count() * outputs;
                job.answer().complete(batch.size() == 1 ? answers : Arrays.copyOfRange(answers, from, to));
                from = to;
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                batch.get(0).answer().completeExceptionally(failure(batch.get(0), e));
            } else {
                batch.forEach(job -> answer(List.of(job)));
            }
        }
    }

    private float[] run(List<Job> batch) {
        Job first = batch.get(0);
        int count = batch.stream().mapToInt(Job::count).sum();
        long start = System.nanoTime();
        float[] answers = model.run(batch.size() == 1 ? first.images() : gather(batch, count), count);
        meters.ran(count, System.nanoTime() - start);
        return answers;
    }

    private float[] gather(List<Job> batch, int count) {
        if (gathered.length < count * NUMBERS) {
            gathered = new float[count * NUMBERS];
        }
        int at = 0;
        for (Job job : batch) {
            System.arraycopy(job.images(), 0, gathered, at, job.count() * NUMBERS);
            at += job.count() * NUMBERS;
        }
        return gathered;
    }

    /** A model answers all faces that keep to its range: where it does not, numbers outside are the reason. */
    private static ServingException failure(Job job, RuntimeException cause) {
        for (int i = 0; i < job.count() * NUMBERS; i++) {
            float value = job.images()[i];
            if (!(value >= 0 && value <= 1)) {
                return new ServingException(
                        ServingException.Reason.INVALID,
                        "the model has no answer for values such as " + value + ", expected 0..1",
                        cause);
            }
        }
        String problem = cause instanceof UserError error ? error.problem() : cause.toString();
        return new ServingException(ServingException.Reason.FAILED, "the model failed: " + problem, cause);
    }

    /** Takes no more, answers what waits, then closes the model. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        model.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
