package dev.mien.serve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobQueueTest {
    private static final long SOON = TimeUnit.MINUTES.toNanos(1);

    private final JobQueue queue = new JobQueue(options(Duration.ZERO));

    private static BatchOptions options(Duration maxDelay) {
        return new BatchOptions(4, maxDelay, 6, 6, Duration.ofMinutes(1), BatchOptions.MAX_RUN);
    }

    private static Job job(int faces) {
        return job(faces, System.nanoTime());
    }

    private static Job job(int faces, long since) {
        return new Job(new float[0], faces, System.nanoTime() + SOON, since, new CompletableFuture<>());
    }

    @Test
    void batchesKeepTheOrderAndTheirSize() throws InterruptedException {
        Job first = job(1);
        Job second = job(2);
        Job third = job(3);
        queue.offer(first);
        queue.offer(second);
        queue.offer(third);
        assertThat(queue.take()).containsExactly(first, second);
        assertThat(queue.take()).containsExactly(third);
    }

    @Test
    void whatFindsNoRoomIsRefusedAtOnce() throws InterruptedException {
        assertThat(queue.offer(job(4))).isEqualTo(JobQueue.Offer.TAKEN);
        assertThat(queue.offer(job(3))).isEqualTo(JobQueue.Offer.FULL);
        assertThat(queue.offer(job(2))).isEqualTo(JobQueue.Offer.TAKEN);
        assertThat(queue.isFull()).isTrue();
        assertThat(queue.take()).hasSize(1);
        assertThat(queue.isFull()).isFalse();
    }

    @Test
    void aJobLargerThanTheQueueFindsRoomInAnEmptyOneAndComesAlone() throws InterruptedException {
        Job large = job(50);
        assertThat(queue.offer(large)).isEqualTo(JobQueue.Offer.TAKEN);
        assertThat(queue.offer(job(1))).isEqualTo(JobQueue.Offer.FULL);
        assertThat(queue.take()).containsExactly(large);
    }

    @Test
    void whoHasGoneTakesNoPlace() throws InterruptedException {
        Job gone = job(4);
        queue.offer(gone);
        gone.answer().cancel(false);
        Job next = job(4);
        assertThat(queue.offer(next)).isEqualTo(JobQueue.Offer.TAKEN);
        assertThat(queue.take()).containsExactly(next);
    }

    @Test
    void workWhoseDeadlineHasPassedIsDroppedAndSaysSo() throws InterruptedException {
        long now = System.nanoTime();
        Job late = new Job(new float[0], 1, now - 1, now, new CompletableFuture<>());
        Job next = job(1);
        queue.offer(late);
        queue.offer(next);
        assertThat(queue.take()).containsExactly(next);
        assertThatThrownBy(() -> late.answer().join()).hasMessageContaining("deadline");
    }

    @Test
    void whatHasWaitedTooLongIsRefusedAndSoAreOthersUntilItsTurnHasCome() throws InterruptedException {
        Job late = job(1, System.nanoTime() - Duration.ofMinutes(2).toNanos());
        Job next = job(1);
        queue.offer(late);
        queue.offer(next);
        assertThat(queue.isFull()).isTrue();
        assertThat(queue.take()).containsExactly(next);
        assertThat(queue.isFull()).isFalse();
        assertThatThrownBy(() -> late.answer().join()).hasMessageContaining("waited too long");
    }

    @Test
    void aBatchThatIsNotFullWaitsForMore() throws InterruptedException {
        JobQueue patient = new JobQueue(options(Duration.ofSeconds(20)));
        patient.offer(job(1));
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> patient.offer(job(3)), CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        assertThat(patient.take()).hasSize(2); // and not after the delay: it is full
        later.join();
    }

    @Test
    void aBatchGoesWhenItHasWaitedLongEnough() throws InterruptedException {
        JobQueue patient = new JobQueue(options(Duration.ofMillis(20)));
        patient.offer(job(1));
        assertThat(patient.take()).hasSize(1);
    }

    @Test
    void aClosedQueueHandsOutTheRestAndTakesNoMore() throws InterruptedException {
        queue.offer(job(1));
        queue.close();
        assertThat(queue.offer(job(1))).isEqualTo(JobQueue.Offer.CLOSED);
        assertThat(queue.take()).hasSize(1);
        assertThat(queue.take()).isEmpty();
    }
}
