package dev.mien.serve.analyze;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.serve.model.ServingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormGuardTest {
    private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhello\r\n";

    private static void check(String form, int maxParts) {
        FormGuard.check(form.getBytes(StandardCharsets.ISO_8859_1), "x", maxParts);
    }

    @Test
    void aFormOfAsManyPartsAsAreAllowedPasses() {
        assertThatCode(() -> check(PART.repeat(3) + "--x--\r\n", 3)).doesNotThrowAnyException();
    }

    @Test
    void oneMorePartIsRefused() {
        assertThatThrownBy(() -> check(PART.repeat(4) + "--x--\r\n", 3))
                .isInstanceOf(ServingException.class)
                .hasMessageContaining("more than 3 parts");
    }

    @Test
    void emptyPartsAreCountedToo() {
        assertThatThrownBy(() -> check("--x\r\n\r\n".repeat(1000), 3)).hasMessageContaining("more than 3 parts");
    }

    @Test
    void whatLooksLikeABoundaryWithinAPictureIsNone() {
        assertThatCode(() -> check("--x\r\n\r\n" + "--y --x".repeat(50) + "\r\n--x--\r\n", 1))
                .doesNotThrowAnyException();
    }

    @Test
    void aPartWithAnEndlessHeadIsRefused() {
        assertThatThrownBy(() -> check("--x\r\n" + "a: b\r\n".repeat(5000) + "\r\n--x--\r\n", 3))
                .hasMessageContaining("a head of more than 8192 bytes");
    }
}
