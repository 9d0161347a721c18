package dev.mien.serve.model;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Faces that wait for their answer.
 *
 * @param images [count, 1, 96, 96]; may be longer
 * @param count how many faces
 * @param deadline the {@link System#nanoTime()} after which nobody wants the answer
 * @param since when it came, by the same clock
 * @param answer [count, outputs]; whoever has gone cancels it
 */
record Job(float[] images, int count, long deadline, long since, CompletableFuture<float[]> answer) {

    /** Whether nobody waits for the answer; where the time has run out the future is told so. */
    boolean isDead(long now) {
        if (!answer.isDone() && now - deadline >= 0) {
            answer.completeExceptionally(new ServingException(
                    ServingException.Reason.EXPIRED, "the deadline passed before the model was free"));
        }
        return answer.isDone();
    }

    /** Whether it has waited longer than that. */
    boolean hasWaited(long now, Duration time) {
        return now - since > time.toNanos();
    }
}
