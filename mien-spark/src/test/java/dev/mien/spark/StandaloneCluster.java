package dev.mien.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A master and its workers on this machine, of one core and one executor each. */
final class StandaloneCluster implements AutoCloseable {
    private final Path folder;
    private final String master;
    private final List<Process> processes = new ArrayList<>();

    private StandaloneCluster(Path folder, String master) {
        this.folder = folder;
        this.master = master;
    }

    /** @param folder takes what the processes write */
    static StandaloneCluster start(Path folder, int workers) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        StandaloneCluster cluster = new StandaloneCluster(folder, "spark://127.0.0.1:" + port);
        cluster.start("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port));
        for (int i = 0; i < workers; i++) {
            cluster.start(
                    "worker" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    folder.resolve("work" + i).toString(),
                    cluster.master);
        }
        return cluster;
    }

    private void start(String name, String type, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(type, "--host", "127.0.0.1", "--webui-port", "0"));
        all.addAll(List.of(arguments));
        processes.add(SparkDistribution.program("spark-class", all.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start());
    }

    /** Starts a {@link MienJob} by {@code spark-submit}. */
    Process submit(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "--master",
                master,
                "--executor-memory",
                "1g",
                "--conf",
                "spark.ui.enabled=false",
                "--class",
                MienJob.class.getName(),
                SparkDistribution.jar().toString()));
        all.addAll(List.of(arguments));
        return SparkDistribution.program("spark-submit", all.toArray(String[]::new))
                .inheritIO()
                .start();
    }

    /** Kills the last worker and its executor at once, as a machine that goes away. */
    void killWorker() {
        kill(processes.remove(processes.size() - 1));
    }

    private static void kill(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(0, process.toHandle()); // a worker first, that it starts no other executor
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        processes.forEach(StandaloneCluster::kill);
    }
}
