package dev.mien.serve.model;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Faces that wait for a model.
 *
 * @param images [count, 1, 96, 96]; may be longer
 * @param count the number of faces
 * @param deadline the {@link System#nanoTime()} after which nobody waits for the answer
 * @param since the {@link System#nanoTime()} of the request
 * @param answer receives [count, outputs]; cancelled if the client has gone
 */
record Job(float[] images, int count, long deadline, long since, CompletableFuture<float[]> answer) {

    /** Whether nobody waits for the answer any more. Fails the answer if the deadline has passed. */
    boolean isDead(long now) {
        if (!answer.isDone() && now - deadline >= 0) {
            answer.completeExceptionally(new ServingException(
                    ServingException.Reason.EXPIRED, "the deadline passed before the model was free"));
        }
        return answer.isDone();
    }

    /** Whether the job has waited longer than that time. */
    boolean hasWaited(long now, Duration time) {
        return now - since > time.toNanos();
    }
}
