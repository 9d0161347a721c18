package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AheadTest {
    @Test
    void itemsComeInOrderAndEnd() {
        AtomicInteger made = new AtomicInteger();
        try (Ahead<Integer> ahead = new Ahead<>("test", 3, () -> {
            int number = made.getAndIncrement();
            return number < 100 ? Optional.of(number) : Optional.empty();
        })) {
            for (int i = 0; i < 100; i++) {
                assertThat(ahead.next()).hasValue(i);
            }
            assertThat(ahead.next()).isEmpty();
            assertThat(ahead.next()).isEmpty();
        }
    }

    @Test
    void noMoreAreMadeThanMayWait() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        try (Ahead<Integer> ahead = new Ahead<>("test", 3, () -> Optional.of(made.incrementAndGet()))) {
            Thread.sleep(100);
            assertThat(made.get()).isLessThanOrEqualTo(4); // three that wait and one in hand
            assertThat(ahead.next()).hasValue(1);
        }
    }

    @Test
    void anErrorComesAtItsPlaceAndNobodyWaits() {
        AtomicInteger made = new AtomicInteger();
        try (Ahead<Integer> ahead = new Ahead<>("test", 3, () -> {
            if (made.get() == 2) {
                throw new StackOverflowError("deep");
            }
            return Optional.of(made.getAndIncrement());
        })) {
            assertThat(ahead.next()).hasValue(0);
            assertThat(ahead.next()).hasValue(1);
            assertThatThrownBy(ahead::next).isInstanceOf(StackOverflowError.class);
            assertThat(ahead.next()).isEmpty();
        }
    }

    @Test
    void closingWaitsForTheMakerAndMayComeEarlyAndTwice() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean isMaking = new AtomicBoolean();
        Ahead<Integer> ahead = new Ahead<>("test", 1, () -> {
            isMaking.set(true);
            begun.countDown();
            for (long start = System.nanoTime(); System.nanoTime() - start < 50_000_000; ) {
                Thread.onSpinWait(); // which no interrupt ends, as native code
            }
            isMaking.set(false);
            return Optional.of(1);
        });
        begun.await();
        ahead.close();
        assertThat(isMaking).isFalse();
        ahead.close();
    }

    @Test
    void closingEndsAMakerThatSwallowsItsInterruptWhileAllPlacesAreTaken() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Ahead<Integer> ahead = new Ahead<>("test", 1, () -> {
            if (made.getAndIncrement() == 0) {
                return Optional.of(1);
            }
            waiting.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                // as a maker does that does not know better
            }
            return Optional.empty();
        });
        waiting.await();
        ahead.close(); // nobody takes the first item
        assertThat(made).hasValue(2);
    }
}
