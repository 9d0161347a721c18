package dev.mien.serve.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {
    @Test
    void piecesOfAnySizeBecomeTheWhole() {
        byte[] whole = new byte[3 << 20];
        new Random(1).nextBytes(whole);
        Parts parts = new Parts();
        int[] sizes = {1, 1, 0, 1021, 7, 2, 100_000, 1_500_000, 3};
        int at = 0;
        for (int i = 0; at < whole.length; i++) {
            int end = Math.min(whole.length, at + sizes[i % sizes.length]);
            parts.add(Arrays.copyOfRange(whole, at, end));
            at = end;
            assertThat(parts.length()).isEqualTo(at);
        }
        assertThat(parts.take()).isEqualTo(whole);
        assertThat(parts.length()).isZero();
        assertThat(parts.take()).isEmpty();
    }
}
