package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLoadingTest {
    private static final int SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    void anAvifPictureIsDecodedWhileAnotherThreadLoadsALibrary() throws Exception {
        Path file = TestVideos.avif(folder.resolve("picture.avif"), TestVideos.gray(64, 48, 90));
        assertThat(probe(file).lines()).containsExactly("64 pixels wide"); // and nothing about libraries
    }

    /** What the probe says; it waits for ever if both threads wait for each other. */
    private String probe(Path picture) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeLoadingProbe.class.getName(),
                        picture.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("ended: %s", Files.readString(said))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(said);
    }
}
