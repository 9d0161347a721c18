package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryBudgetTest {
    private final MemoryBudget budget = new MemoryBudget(10);
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void whatExceedsTheRestWaitsUntilItIsGivenBack() throws Exception {
        long first = budget.take(7);
        Future<Long> second = other.submit(() -> budget.take(4));
        assertThatThrownBy(() -> second.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        budget.giveBack(first);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(4);
    }

    @Test
    void whatExceedsTheBudgetTakesAllOfIt() throws Exception {
        budget.giveBack(budget.take(3));
        assertThat(budget.take(100)).isEqualTo(10);
    }
}
