package dev.mien.serve.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A queue of jobs for a model that is bounded by their number of faces and returns them in batches. */
final class JobQueue {
    private final BatchOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Job> jobs = new ArrayDeque<>();
    private int faces;
    private boolean closed;

    /** The result of offering a job. */
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    JobQueue(BatchOptions options) {
        this.options = options;
    }

    /** Adds a job unless the queue is full; an empty queue accepts a job of any size. */
    Offer offer(Job job) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (faces + job.count() > options.queue()) {
                dropDead();
                if (faces > 0 && faces + job.count() > options.queue()) {
                    return Offer.FULL;
                }
            }
            jobs.add(job);
            faces += job.count();
            changed.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** The number of waiting faces. */
    int faces() {
        lock.lock();
        try {
            return faces;
        } finally {
            lock.unlock();
        }
    }

    /** Whether to refuse further faces: there is no room, or the first job in the queue has already waited too long. */
    boolean isFull() {
        lock.lock();
        try {
            Job first = jobs.peek();
            return faces >= options.queue() || (first != null && first.hasWaited(System.nanoTime(), options.maxWait()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next jobs that fit into a batch, in the order of their arrival. Waits for the first job, and then up to
     * {@link BatchOptions#maxDelay} for more. A job larger than a batch is returned alone.
     *
     * @return the jobs; empty if the queue is closed and has no more
     */
    List<Job> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            List<Job> batch = new ArrayList<>();
            while (true) {
                int size = fill(batch);
                if (batch.isEmpty()) {
                    if (closed) {
                        return batch;
                    }
                    changed.await();
                    continue;
                }
                long waited = System.nanoTime() - batch.get(0).since();
                long rest = options.maxDelay().toNanos() - waited;
                if (size >= options.maxBatch() || !jobs.isEmpty() || closed || rest <= 0) {
                    return batch;
                }
                boolean signalled = changed.await(rest, TimeUnit.NANOSECONDS);
                if (!signalled) {
                    fill(batch);
                    return batch;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Moves jobs into the batch while they fit; returns the number of faces in the batch. */
    private int fill(List<Job> batch) {
        int size = batch.stream().mapToInt(Job::count).sum();
        long now = System.nanoTime();
        while (!jobs.isEmpty() && (batch.isEmpty() || size + jobs.peek().count() <= options.maxBatch())) {
            Job job = jobs.remove();
            faces -= job.count();
            boolean crowded = !jobs.isEmpty() || !batch.isEmpty();
            if (!isDead(job, now, crowded)) {
                batch.add(job);
                size += job.count();
            }
        }
        return size;
    }

    /** Drops a job that has waited too long, unless it is the only one, since no other would gain by it. */
    private boolean isDead(Job job, long now, boolean crowded) {
        if (crowded && job.hasWaited(now, options.maxWait())) {
            job.answer().completeExceptionally(ServingException.waitedTooLong());
        }
        return job.isDead(now);
    }

    private void dropDead() {
        long now = System.nanoTime();
        jobs.removeIf(job -> {
            boolean dead = isDead(job, now, true);
            faces -= dead ? job.count() : 0;
            return dead;
        });
    }

    /** Refuses new jobs; those that wait can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
