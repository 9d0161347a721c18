package dev.mien.dataset;

import dev.mien.Closer;
import dev.mien.FileName;
import dev.mien.FileProblem;
import dev.mien.MissingFile;
import dev.mien.UserError;
import dev.mien.image.PictureFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * An opened data file: a CSV file, plain, compressed with gzip or inside a zip archive (also in a nested archive, as
 * from Kaggle), or a folder of pictures, which may be in a zip archive, too. The kind is detected from the first bytes.
 * Closing it closes the archives.
 */
final class DataFile implements AutoCloseable {
    private static final int GZIP_BUFFER = 1 << 16;
    private static final String GET_AGAIN = "get the file again";

    private static final Set<String> SPREADSHEETS = Set.of("xlsx", "xlsm", "xls", "ods", "numbers");

    /** The extensions of formats that are not supported. */
    private static final Set<String> OTHERS =
            Set.of("json", "xml", "parquet", "feather", "npy", "npz", "mat", "pkl", "h5", "hdf5", "tfrecord", "lmdb");

    /**
     * A CSV file in an archive.
     *
     * @param name the archive's name and the path inside it
     * @param fit how well its columns match, above 0
     */
    private record Candidate(Path path, String name, int fit) {}

    private final MountedArchives archives = new MountedArchives();
    private String name;
    private Optional<Path> csv = Optional.empty();
    private Optional<Path> folder = Optional.empty();

    private DataFile(String name) {
        this.name = name;
    }

    /**
     * Opens a file or folder, or a file in an archive by its path inside it: {@code archive.zip/train.csv}.
     *
     * @param fit returns how well a CSV file with these columns (in lower case) matches, 0 if it does not; the best one
     *     of an archive is used
     * @throws UserError when it does not exist, is damaged, or an archive contains no matching file or several
     */
    static DataFile open(Path file, ToIntFunction<List<String>> fit) {
        DataFile opened = new DataFile(fileName(file));
        try {
            opened.find(file, fit);
            return opened;
        } catch (NoSuchFileException e) {
            opened.close();
            throw MissingFile.error(file, e);
        } catch (IOException | UncheckedIOException | ProviderNotFoundException | IllegalArgumentException e) {
            opened.close();
            throw unreadable(file.toString(), e);
        } catch (UserError e) {
            opened.close();
            throw e;
        }
    }

    /** The file's name in messages: {@code fer2013.csv.gz}, {@code archive.zip/fer2013.csv}. */
    String name() {
        return name;
    }

    /** The folder of pictures; empty for a CSV file. */
    Optional<Path> folder() {
        return folder;
    }

    /** The CSV file, possibly in an archive; empty for a folder. */
    Optional<Path> csv() {
        return csv;
    }

    /** The CSV text, decompressed; the caller closes it. */
    InputStream stream() {
        return text(csv.orElseThrow(), name);
    }

    private void find(Path file, ToIntFunction<List<String>> fit) throws IOException {
        if (Files.isDirectory(file)) {
            folder = Optional.of(file);
        } else if (!Files.exists(file)) {
            findInArchive(file, fit);
        } else {
            refuseOthers(file);
            if (isZip(file)) {
                choose(archives.mount(file, name), fit);
            } else {
                csv = Optional.of(file);
            }
        }
    }

    /** Finds a file by its path inside an archive. */
    private void findInArchive(Path file, ToIntFunction<List<String>> fit) throws IOException {
        Path archive = file.getParent();
        while (archive != null && !Files.exists(archive)) {
            archive = archive.getParent();
        }
        if (archive == null || Files.isDirectory(archive) || !isZip(archive)) {
            throw new NoSuchFileException(file.toString());
        }
        String inside = archive.relativize(file).toString().replace('\\', '/');
        name = archives.isEmpty() ? fileName(archive) + "/" + inside : name;
        find(archives.mount(archive, name).resolve(inside), fit);
    }

    private static void refuseOthers(Path file) {
        String extension = FileName.extension(file);
        if (SPREADSHEETS.contains(extension)) {
            throw new UserError("a spreadsheet's own file, which is not read", file.toString(), "save it as CSV");
        }
        if (OTHERS.contains(extension)) {
            throw new UserError(
                    "a file of a kind that is not read (" + extension + ")",
                    file.toString(),
                    "write it as CSV, or as folders of pictures by class");
        }
    }

    private void choose(Path root, ToIntFunction<List<String>> fit) throws IOException {
        List<Candidate> fitting = candidates(root, fit);
        int best = fitting.stream().mapToInt(Candidate::fit).max().orElse(0);
        fitting.removeIf(candidate -> candidate.fit < best);
        if (fitting.size() == 1) {
            csv = Optional.of(fitting.get(0).path);
            name = fitting.get(0).name;
        } else if (fitting.size() > 1) {
            List<String> names = fitting.stream().map(Candidate::name).toList();
            throw new UserError("several files in the archive fit", name, "give one of: " + String.join(", ", names));
        } else if (files(root).stream().anyMatch(PictureFiles::isPicture)) {
            folder = Optional.of(root);
        } else {
            throw new UserError(
                    "no file in the archive has the columns that are needed, and there are no pictures in it",
                    name,
                    "unpack it and give the right file");
        }
    }

    /** The matching CSV files of an archive and of those directly in it. */
    private List<Candidate> candidates(Path root, ToIntFunction<List<String>> fit) throws IOException {
        List<Candidate> found = new ArrayList<>();
        for (Path file : files(root)) {
            String way = name + file;
            if (way.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                for (Path nested : files(archives.mount(file, name))) {
                    candidate(nested, way + nested, fit).ifPresent(found::add);
                }
            } else {
                candidate(file, way, fit).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Candidate> candidate(Path file, String way, ToIntFunction<List<String>> fit) {
        String lower = way.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".csv") && !lower.endsWith(".csv.gz")) {
            return Optional.empty();
        }
        int how = fit.applyAsInt(CsvTable.header(way, text(file, way)));
        return how > 0 ? Optional.of(new Candidate(file, way, how)) : Optional.empty();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.startsWith(root.resolve("__MACOSX")) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static boolean isZip(Path file) throws IOException {
        return beginsWith(file, 'P', 'K', 3, 4) || beginsWith(file, 'P', 'K', 5, 6);
    }

    private static boolean beginsWith(Path file, int... bytes) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            for (int expected : bytes) {
                if (stream.read() != expected) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The text of the file, decompressed if it is gzip, with its checksum verified if it is in a zip archive; the
     * caller closes it.
     */
    static InputStream text(Path file, String place) {
        Closer closer = new Closer();
        try {
            boolean isGzip = beginsWith(file, 0x1f, 0x8b);
            boolean isInZip = file.getFileSystem().provider().getScheme().equals("jar");
            InputStream stored = closer.add(Files.newInputStream(file));
            InputStream checked = isInZip
                    ? new ChecksumStream(new BufferedInputStream(stored), (long) Files.getAttribute(file, "zip:crc"))
                    : stored;
            return isGzip ? new GZIPInputStream(checked, GZIP_BUFFER) : checked;
        } catch (IOException | RuntimeException e) {
            throw closer.closedAfter(unreadable(place, e));
        }
    }

    private static UserError unreadable(String place, Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return new UserError("permission denied", place, "check its permissions", failure);
        }
        String why = failure instanceof IOException known ? FileProblem.words(known) : failure.getMessage();
        return new UserError("cannot be read (" + why + ")", place, GET_AGAIN, failure);
    }

    private static String fileName(Path file) {
        Path last = file.toAbsolutePath().normalize().getFileName();
        return last == null ? file.toString() : last.toString();
    }

    @Override
    public void close() {
        archives.close();
    }
}
