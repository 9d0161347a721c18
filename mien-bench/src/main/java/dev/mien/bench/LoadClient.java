package dev.mien.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.CommonPools;
import dev.mien.bench.LoadTally.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A load generator for a server that verifies every answer against the known one. Cheap enough to send many times the
 * load that a server on the same machine can handle.
 */
final class LoadClient implements AutoCloseable {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration WARMING = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 16; // where one carries many requests at once; else each has one of its own

    private final List<KnownFace> faces;
    private final LoadApi api;
    private final ProcessHandle server;
    private final List<ClientFactory> factories = new ArrayList<>();
    private final List<WebClient> clients = new ArrayList<>();
    private long next;

    /**
     * @param faces the requests, sent in turn
     * @param api the API
     * @param address host and port
     * @param server the process of the server
     */
    LoadClient(List<KnownFace> faces, LoadApi api, String address, ProcessHandle server) {
        this.faces = faces;
        this.api = api;
        this.server = server;
        for (int i = 0; i < (api.multiplexes() ? CONNECTIONS : 1); i++) {
            ClientFactory factory = ClientFactory.builder()
                    .workerGroup(CommonPools.workerGroup(), false)
                    .build();
            factories.add(factory);
            clients.add(WebClient.builder(api.uri(address))
                    .factory(factory)
                    .responseTimeout(LONGEST_ANSWER)
                    .build());
        }
    }

    /**
     * Arguments: a file of {@code prepare.py}, host:port, the model's name, the server's process, {@code rest} or {@code grpc}, seconds,
     * the most requests in flight, and requests a second; without the last, that many clients ask one request after the other. The
     * first seconds warm this program up and are not counted. Prints a JSON object.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LoadApi api = LoadApi.valueOf(arguments[4].toUpperCase(Locale.ROOT));
        List<KnownFace> faces = KnownFace.read(Path.of(arguments[0]), api, arguments[2]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[5]));
        int inFlight = Integer.parseInt(arguments[6]);
        OptionalDouble rate =
                arguments.length > 7 ? OptionalDouble.of(Double.parseDouble(arguments[7])) : OptionalDouble.empty();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(arguments[3])).orElseThrow();
        try (LoadClient client = new LoadClient(faces, api, arguments[1], server)) {
            client.ask(WARMING, inFlight, rate);
            LoadTally tally = client.ask(time, inFlight, rate);
            System.out.println(new ObjectMapper().writeValueAsString(tally.summary()));
        }
    }

    private LoadTally ask(Duration time, int inFlight, OptionalDouble rate) throws InterruptedException {
        return rate.isPresent() ? askByTheClock(time, inFlight, rate.getAsDouble()) : askInTurn(time, inFlight);
    }

    /** Closed loop: a number of clients, each of which sends a request after it has received the previous answer. */
    private LoadTally askInTurn(Duration time, int inFlight) throws InterruptedException {
        LoadTally tally = new LoadTally(server);
        Semaphore places = new Semaphore(inFlight);
        while (System.nanoTime() - tally.start() < time.toNanos()) {
            places.acquire();
            ask(tally, places, System.nanoTime());
        }
        return finish(tally, places, inFlight);
    }

    /**
     * Open loop: a constant rate of requests. Latencies are measured from the time when a request was due, even if it
     * was sent later. A request that finds too many in flight is not sent, and counted as such.
     */
    private LoadTally askByTheClock(Duration time, int inFlight, double rate) throws InterruptedException {
        LoadTally tally = new LoadTally(server);
        Semaphore places = new Semaphore(inFlight);
        long requests = (long) (rate * time.toNanos() / 1e9);
        for (long i = 0; i < requests; i++) {
            long due = tally.start() + (long) (i * 1e9 / rate);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            if (places.tryAcquire()) {
                ask(tally, places, due);
            } else {
                tally.count(Outcome.NOT_ASKED);
            }
        }
        return finish(tally, places, inFlight);
    }

    private static LoadTally finish(LoadTally tally, Semaphore places, int inFlight) throws InterruptedException {
        tally.stop();
        places.acquire(inFlight); // the last answers
        return tally;
    }

    private void ask(LoadTally tally, Semaphore places, long due) {
        long number = next++;
        KnownFace face = faces.get((int) (number % faces.size()));
        // Every face goes over every connection: answers to the same face could not be seen to be mixed up.
        long connection = number + number / faces.size();
        CompletableFuture<Void> unused = clients.get((int) (connection % clients.size()))
                .execute(face.request())
                .aggregate()
                .handle((response, failure) -> {
                    count(tally, face, due, response, failure);
                    places.release();
                    return null;
                });
    }

    private void count(
            LoadTally tally,
            KnownFace face,
            long due,
            @Nullable AggregatedHttpResponse response,
            @Nullable Throwable failure) {
        try {
            if (response == null) {
                tally.failed(failure == null ? new IOException("no answer") : failure);
            } else if (api.isRefused(response)) {
                tally.refused(due);
            } else if (face.isAnsweredBy(api.numbers(response))) {
                tally.accepted(due);
            } else {
                tally.count(Outcome.WRONG);
            }
        } catch (IOException | RuntimeException e) {
            tally.failed(e);
        }
    }

    @Override
    public void close() {
        factories.forEach(ClientFactory::close);
    }
}
