package dev.mien.serve.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Jobs that wait for a model, bounded by their faces, handed out as batches. */
final class JobQueue {
    private final BatchOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Job> jobs = new ArrayDeque<>();
    private int faces;
    private boolean closed;

    /** What became of an offer. */
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    JobQueue(BatchOptions options) {
        this.options = options;
    }

    /** Adds a job unless the queue is full; one job finds room in an empty queue however large it is. */
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

    /** How many faces wait. */
    int faces() {
        lock.lock();
        try {
            return faces;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a further face would be refused: there is no room, or the first in the queue has waited too long already. */
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
     * The next jobs that together fit a batch, in the order in which they came; waits for the first, and then as long as
     * the options say for more. A job larger than a batch comes alone.
     *
     * @return empty when the queue is closed and done
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

    /** Moves jobs into the batch while they fit; answers its faces. */
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

    /** Nobody gains by refusing the only one that waits, however long it has. */
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

    /** Takes no more; what waits is still handed out. */
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
