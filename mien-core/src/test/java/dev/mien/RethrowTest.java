package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RethrowTest {
    @Test
    void whatIsUncheckedIsThrownAsItIsAndTheRestAsACause() {
        RuntimeException unchecked = new IllegalArgumentException("no");
        Exception checked = new IOException("gone");
        Error error = new StackOverflowError();
        assertThat(Rethrow.unchecked(unchecked)).isSameAs(unchecked);
        assertThat(Rethrow.unchecked(checked)).hasCause(checked);
        assertThatThrownBy(() -> Rethrow.unchecked(error)).isSameAs(error);
    }
}
