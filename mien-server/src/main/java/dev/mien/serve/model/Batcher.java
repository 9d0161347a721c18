package dev.mien.serve.model;

import dev.mien.UserError;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a model on batches of faces from many requests, on a thread of its own. If a batch fails, its requests are run
 * one by one, so that a request that makes the model fail does not affect others.
 */
final class Batcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Batcher.class);

    /** How long to wait for the batch in progress when the model is closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ModelView model;
    private final int outputs;
    private final JobQueue queue;
    private final ModelMeters meters;
    private final Thread worker;
    private final long maxRun;
    private float[] gathered = new float[0];
    private volatile long runningSince; // 0 while nothing runs

    Batcher(String name, ModelView model, BatchOptions options, ModelMeters meters) {
        this.model = model;
        this.outputs = model.metadata().outputs();
        this.queue = new JobQueue(options);
        this.meters = meters;
        this.maxRun = options.maxRun().toNanos();
        this.worker = new Thread(this::work, "mien-batch-" + name);
        worker.setDaemon(true); // a model that never ends must not keep the process alive
        worker.start();
    }

    /** Adds a job to the queue, which completes its {@link Job#answer}. */
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
        } catch (RuntimeException | Error e) { // errors too, or else this thread would end and answer no more jobs
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
        runningSince = start;
        try {
            float[] answers = model.run(batch.size() == 1 ? first.images() : gather(batch, count), count);
            meters.ran(count, System.nanoTime() - start);
            return answers;
        } finally {
            runningSince = 0;
        }
    }

    private float[] gather(List<Job> batch, int count) {
        if (gathered.length < count * Faces.NUMBERS) {
            gathered = new float[count * Faces.NUMBERS];
        }
        int at = 0;
        for (Job job : batch) {
            System.arraycopy(job.images(), 0, gathered, at, job.count() * Faces.NUMBERS);
            at += job.count() * Faces.NUMBERS;
        }
        return gathered;
    }

    /** Blames the input if it has numbers outside of 0..1, since a model can answer all faces within. */
    private static ServingException failure(Job job, Throwable cause) {
        for (int i = 0; i < job.count() * Faces.NUMBERS; i++) {
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

    /** Whether a batch has been running for longer than {@link BatchOptions#maxRun}. */
    boolean isStuck() {
        long since = runningSince;
        return since != 0 && System.nanoTime() - since > maxRun;
    }

    /** Whether the thread is running. */
    boolean isAlive() {
        return worker.isAlive();
    }

    /** Aborts the running batch; it and all later ones fail. */
    void stop() {
        model.stop();
    }

    /** Refuses new jobs, answers those that wait, then closes the model; a batch that takes too long is stopped. */
    @Override
    public void close() {
        queue.close();
        if (!join()) {
            log.warn("{} did not come to an end and was stopped", worker.getName());
            stop();
            if (!join()) {
                log.warn("{} did not stop either; its memory stays taken", worker.getName());
                return;
            }
        }
        model.close();
    }

    private boolean join() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean interrupted = false;
        while (worker.isAlive() && System.nanoTime() - end < 0) {
            try {
                worker.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !worker.isAlive();
    }
}
