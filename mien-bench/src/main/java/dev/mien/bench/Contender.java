package dev.mien.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that measures its own speed and prints a RESULT line.
 *
 * @param name its name in the table
 * @param workload the training workload
 * @param environment its environment variables
 * @param command its command line
 */
record Contender(String name, Workload workload, Map<String, String> environment, List<String> command) {
    private static final Pattern RESULT = Pattern.compile("RESULT images_per_second ([0-9.]+) .*");

    /** Runs it once and returns its images per second. */
    double run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        StringBuilder output = new StringBuilder();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> output.append(line).append(System.lineSeparator()));
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:" + System.lineSeparator() + output);
        }
        return rate(output.toString());
    }

    /** Parses the images per second from the output of a program. */
    static double rate(String output) throws IOException {
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new IOException("no RESULT line in:" + System.lineSeparator() + output);
        }
        return Double.parseDouble(result.group(1));
    }

    /** The command line of a Java program of this module. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
