package dev.mien.serve.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodiesTest {
    private final AtomicLong now = new AtomicLong();
    private final Bodies bodies = new Bodies(1000, 3, now::get);
    private final List<ServingException> refused = new ArrayList<>();

    private static void assertRefused(Runnable action, Reason reason) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        ServingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Lets more time pass than a sender has for its next bytes. */
    private void waitLonger() {
        now.addAndGet(Duration.ofMillis(1100).toNanos());
    }

    @Test
    void bytesAreCountedAsTheyArriveAndGivenBack() {
        Bodies.Body first = bodies.open(refused::add);
        first.take(600);
        Bodies.Body second = bodies.open(refused::add);
        second.take(300);
        assertThat(bodies.bytes()).isEqualTo(900);
        first.close();
        assertThat(bodies.bytes()).isEqualTo(300);
        second.take(700);
        second.close();
        second.close();
        assertThat(bodies.bytes()).isZero();
    }

    @Test
    void whoeverComesWhenAllIsTakenIsRefused() {
        bodies.open(refused::add).take(900);
        Bodies.Body late = bodies.open(refused::add);
        assertRefused(() -> late.take(200), Reason.OVERLOADED);
        assertThat(refused).isEmpty(); // the first has not been slow yet
    }

    @Test
    void aBodyThatCanNeverFitIsTooLarge() {
        assertRefused(() -> bodies.open(refused::add).take(1001), Reason.TOO_LARGE);
    }

    @Test
    void aSlowSenderGoesWhenAnotherNeedsTheRoom() {
        Bodies.Body slow = bodies.open(refused::add);
        slow.take(900);
        waitLonger();
        Bodies.Body other = bodies.open(refused::add);
        other.take(900);
        assertThat(refused).singleElement().extracting(ServingException::reason).isEqualTo(Reason.OVERLOADED);
        assertRefused(() -> slow.take(1), Reason.OVERLOADED);
        assertThat(bodies.bytes()).isEqualTo(900);
    }

    @Test
    void whoSentMuchAtOnceAndThenNothingIsSlowToo() {
        Bodies large = new Bodies(1 << 20, 3, now::get);
        large.open(refused::add).take(1_000_000);
        waitLonger();
        large.open(refused::add).take(1_000_000);
        assertThat(refused).hasSize(1);
    }

    @Test
    void aBodyThatIsThereWholeIsNeverTakenAway() {
        Bodies.Body whole = bodies.open(refused::add);
        whole.take(900);
        whole.whole();
        waitLonger();
        assertRefused(() -> bodies.open(refused::add).take(900), Reason.OVERLOADED);
        assertThat(refused).isEmpty();
    }

    @Test
    void onlySoManyMayBeOnTheirWay() {
        for (int i = 0; i < 3; i++) {
            bodies.open(refused::add).take(1);
        }
        Bodies.Body fourth = bodies.open(refused::add);
        assertRefused(() -> fourth.take(1), Reason.OVERLOADED);
    }
}
