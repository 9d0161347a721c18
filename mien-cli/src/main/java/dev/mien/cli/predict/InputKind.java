package dev.mien.cli.predict;

import dev.mien.FileName;
import dev.mien.UserError;
import dev.mien.image.PictureFiles;
import dev.mien.video.media.VideoFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Determines the kind of an input by its name and its first bytes. */
final class InputKind {
    private static final Set<String> DATA = Set.of("csv", "tsv", "gz", "zip");

    /**
     * Raw formats of cameras, which are refused: those based on TIFF would otherwise be read as their small preview.
     */
    private static final Set<String> RAW = Set.of(
            "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "dng", "orf", "rw2", "raf", "pef", "srw", "3fr",
            "iiq");

    /** Unsupported picture formats, which are reported if they are found in a folder. */
    private static final Set<String> OTHER_PICTURES = Set.of(
            "ai", "dds", "emf", "eps", "exr", "hdr", "ico", "j2k", "jp2", "jpx", "jxl", "jxr", "pbm", "pcx", "pgm",
            "pict", "pnm", "ppm", "psb", "psd", "svg", "svgz", "tga", "wdp", "wmf", "xcf");

    private InputKind() {}

    /** Whether it has the extension of a data file, or of an archive that may contain one. */
    static boolean isDataFile(Path file) {
        return DATA.contains(FileName.extension(file));
    }

    /** Whether it has the extension of an archive. */
    static boolean isArchive(Path file) {
        return FileName.extension(file).equals("zip");
    }

    /** Whether it has the extension of a picture or a video, supported or not, hidden or not. */
    static boolean isKnownByName(Path file) {
        return isReadByName(file)
                || RAW.contains(FileName.extension(file))
                || OTHER_PICTURES.contains(FileName.extension(file));
    }

    /** Whether it has the extension of a supported picture or video. */
    static boolean isReadByName(Path file) {
        return PictureFiles.isPicture(file) || VideoFiles.isVideo(file);
    }

    /** Whether a file in a folder should be read, or reported if it cannot be. */
    static boolean mayBeRead(Path file) {
        return isKnownByName(file) || PictureFiles.holdsPicture(file) || isVideo(file);
    }

    /** Whether it is a video by its extension, or by its first bytes if it has none; with another one it may be sound. */
    static boolean isVideo(Path file) {
        return FileName.extension(file).isEmpty() ? VideoFiles.holdsVideo(file) : VideoFiles.isVideo(file);
    }

    /**
     * Refuses raw files of cameras.
     *
     * @throws UserError when it is
     */
    static void refuseRaw(Path file) {
        if (RAW.contains(FileName.extension(file))) {
            throw new UserError("a camera's raw file, which is not read", file.toString(), "develop it as a JPEG");
        }
    }

    /**
     * The error for an unsupported file.
     *
     * @param asVideo why it could not be opened as a video
     */
    static UserError unread(Path file, UserError asVideo) {
        if (OTHER_PICTURES.contains(FileName.extension(file))) {
            return new UserError(
                    "a picture of a kind that is not read ("
                            + FileName.extension(file).toUpperCase(Locale.ROOT) + ")",
                    file.toString(),
                    "convert it to JPEG or PNG");
        }
        boolean isRecognized = asVideo.getCause() == null; // else FFmpeg has no idea what it is
        return isRecognized || isVideo(file) ? asVideo : neither(file);
    }

    /** The error for a file that is not of any supported kind. */
    private static UserError neither(Path file) {
        return new UserError(
                "neither a picture nor a video that is read",
                file.toString(),
                "give a JPEG, PNG, BMP, GIF, WebP, TIFF, HEIC or AVIF file, or a video");
    }
}
