package dev.mien.cli.console;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void aStandardOutputThatTakesNoMoreIsNamed() throws IOException {
        PrintStream before = System.out;
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        System.setOut(new PrintStream(full, true, StandardCharsets.UTF_8));
        try (StandardOutput output = new StandardOutput()) {
            assertThatThrownBy(() -> output.write(1)).hasMessageContaining("its reader has gone, or its disk is full");
        } finally {
            System.setOut(before);
        }
    }
}
