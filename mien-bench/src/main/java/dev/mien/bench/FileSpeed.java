package dev.mien.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.mien.analyze.Analyzed;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures processor and wall time per picture file, from the file to faces with points and expression. */
final class FileSpeed {
    private FileSpeed() {}

    /** Arguments: a folder of pictures, threads, how often all are read before and while the time is taken. */
    public static void main(String[] arguments) {
        List<Path> files = PictureFiles.list(Path.of(arguments[0]));
        int threads = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder().threads(threads).build()) {
            read(analyzer, files, rounds);
            long processor = system.getProcessCpuTime();
            long wall = System.nanoTime();
            long faces = read(analyzer, files, rounds);
            double pictures = (double) files.size() * rounds;
            System.out.printf(
                    Locale.ROOT,
                    "%.2f %.2f %d%n",
                    (system.getProcessCpuTime() - processor) / 1e6 / pictures,
                    (System.nanoTime() - wall) / 1e6 / pictures,
                    faces / rounds);
        }
    }

    private static long read(FaceAnalyzer analyzer, List<Path> files, int rounds) {
        long faces = 0;
        for (int round = 0; round < rounds; round++) {
            try (Stream<Analyzed<Picture>> pictures =
                    analyzer.analyze(files.stream().map(Picture::of))) {
                faces += pictures.mapToLong(picture -> picture.facesOrThrow().size())
                        .sum();
            }
        }
        return faces;
    }
}
