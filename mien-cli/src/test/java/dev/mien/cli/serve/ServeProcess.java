package dev.mien.cli.serve;

import dev.mien.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code mien serve} in a process of its own, on a free port. */
final class ServeProcess implements AutoCloseable {
    private final Path log;
    private final Process process;
    private final String address;

    private ServeProcess(Path log, Process process, String address) {
        this.log = log;
        this.process = process;
        this.address = address;
    }

    /** Starts a server and waits until it listens; what it says goes to a file in the folder. */
    static ServeProcess start(Path folder, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--max-wait", // the machine may be slow
                "60000"));
        command.addAll(List.of(options));
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        return new ServeProcess(log, process, address(process, log));
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

    String address() {
        return address;
    }

    /** What it has said until now. */
    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    /** Asks it to end (SIGTERM) and waits for that; answers its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still there after a minute");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
