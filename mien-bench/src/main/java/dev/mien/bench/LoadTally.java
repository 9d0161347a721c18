package dev.mien.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts the outcomes of requests, and records latencies. Thread-safe. */
final class LoadTally {
    private static final int DIGITS = 3;
    private static final int PROBLEMS_TOLD = 5;

    private final long start = System.nanoTime();
    private final ProcessHandle server;
    private final Duration clientCpuAtStart;
    private final Duration serverCpuAtStart;
    private final AtomicLongArray counts = new AtomicLongArray(Outcome.values().length);
    private final Histogram accepted = new ConcurrentHistogram(DIGITS); // microseconds
    private final Histogram refused = new ConcurrentHistogram(DIGITS);
    private Duration elapsed = Duration.ZERO;
    private Duration clientCpu = Duration.ZERO;
    private Duration serverCpu = Duration.ZERO;

    /** The outcome of a request. */
    enum Outcome {
        /** Answered with the expected numbers. */
        ACCEPTED,
        /** Refused by the server because of overload. */
        REFUSED,
        /** Answered with other numbers. */
        WRONG,
        /** Answered with any other status, or not at all. */
        FAILED,
        /** Not sent: too many others were in flight. */
        NOT_ASKED
    }

    /**
     * @param server the server, whose processor time is measured, including child processes
     */
    LoadTally(ProcessHandle server) {
        this.server = server;
        this.clientCpuAtStart = cpu(ProcessHandle.current());
        this.serverCpuAtStart = cpuOfAll(server);
    }

    private static Duration cpuOfAll(ProcessHandle process) {
        return process.descendants().map(LoadTally::cpu).reduce(cpu(process), Duration::plus);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The start by {@link System#nanoTime()}. */
    long start() {
        return start;
    }

    void count(Outcome outcome) {
        counts.incrementAndGet(outcome.ordinal());
    }

    /** Records the expected answer to a request that was due then. */
    void accepted(long due) {
        count(Outcome.ACCEPTED);
        accepted.recordValue(microsSince(due));
    }

    /** Records the refusal of a request that was due then. */
    void refused(long due) {
        count(Outcome.REFUSED);
        refused.recordValue(microsSince(due));
    }

    private static long microsSince(long due) {
        return (System.nanoTime() - due) / 1000;
    }

    /** Records a request without a valid answer; the first few are printed on standard error. */
    void failed(Throwable failure) {
        count(Outcome.FAILED);
        if (counts.get(Outcome.FAILED.ordinal()) <= PROBLEMS_TOLD) {
            System.err.println(failure);
        }
    }

    /** Stops the measurement. */
    void stop() {
        elapsed = Duration.ofNanos(System.nanoTime() - start);
        clientCpu = cpu(ProcessHandle.current()).minus(clientCpuAtStart);
        serverCpu = cpuOfAll(server).minus(serverCpuAtStart);
    }

    /** Counts by outcome, {@code seconds, client_cpu_seconds, server_cpu_seconds}, and {@code p50_ms, p99_ms, max_ms}
     * of the accepted, {@code refused_p99_ms}. */
    Map<String, Number> summary() {
        Map<String, Number> summary = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            summary.put(outcome.name().toLowerCase(Locale.ROOT), counts.get(outcome.ordinal()));
        }
        summary.put("seconds", seconds(elapsed));
        summary.put("client_cpu_seconds", seconds(clientCpu));
        summary.put("server_cpu_seconds", seconds(serverCpu));
        summary.put("p50_ms", accepted.getValueAtPercentile(50) / 1e3);
        summary.put("p99_ms", accepted.getValueAtPercentile(99) / 1e3);
        summary.put("max_ms", accepted.getMaxValue() / 1e3);
        summary.put("refused_p99_ms", refused.getValueAtPercentile(99) / 1e3);
        return summary;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
