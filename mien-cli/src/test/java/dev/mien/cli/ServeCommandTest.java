package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ServeCommandTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "'', no model given",
        "--model m=missing.onnx, no such file",
        "--model ../m=missing.onnx, is no name for a model",
        "--models missing, not a folder",
        "--model m=x --port 70000, --port: 70000",
        "--model m=x --queue 0, --queue: 0",
        "--model m=x --tls-cert c.pem, belong together",
        "--model m=x --token-file missing, no such file"
    })
    void whatCannotBeServedIsSaid(String options, String message) {
        CommandRun run = CommandRun.run((Object[]) ("serve " + options).strip().split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("mien: ", message).doesNotContain("Exception");
    }

    @Test
    void servesUntilItIsAskedToEnd() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0",
                        "--model",
                        "emotion_model=" + RandomModels.expression(folder, LabelSet.FIVE)))
                .redirectError(log.toFile())
                .start();
        try {
            String address = address(process, log);
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + "/v1/models/emotion_model:predict"))
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"instances\": [[" + "0,".repeat(96 * 96 - 1) + "0]]}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"predictions\":[[");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Files.readString(log)).contains("mien: stopping").doesNotContain("Exception");
    }

    private static String address(Process process, Path log) throws IOException, InterruptedException {
        while (process.isAlive()) {
            try (BufferedReader lines = Files.newBufferedReader(log)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains(" at http://")) {
                        return line.substring(line.indexOf("http://"));
                    }
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(log));
    }
}
