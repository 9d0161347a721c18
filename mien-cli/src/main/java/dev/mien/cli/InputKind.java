package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.image.PictureFiles;
import dev.mien.video.media.StillPictures;
import dev.mien.video.media.VideoFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What an input is, as far as its name and its first bytes tell. */
final class InputKind {
    private static final Set<String> DATA = Set.of("csv", "tsv", "gz", "zip");

    /** Cameras' own formats: those built on TIFF would else be read as the small preview that comes first in them. */
    private static final Set<String> RAW = Set.of(
            "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "dng", "orf", "rw2", "raf", "pef", "srw", "3fr",
            "iiq");

    /** Pictures that are not read: a folder with one names it. */
    private static final Set<String> OTHER_PICTURES = Set.of(
            "ai", "dds", "emf", "eps", "exr", "hdr", "ico", "j2k", "jp2", "jpx", "jxl", "jxr", "pbm", "pcx", "pgm",
            "pict", "pnm", "ppm", "psb", "psd", "svg", "svgz", "tga", "wdp", "wmf", "xcf");

    private InputKind() {}

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether it is named as a data file, or as an archive that may hold one. */
    static boolean isDataFile(Path file) {
        return DATA.contains(ending(file));
    }

    /** Whether it is named as an archive. */
    static boolean isArchive(Path file) {
        return ending(file).equals("zip");
    }

    /** Whether it is named as a picture or a video, also as one of a kind that is not read; hidden or not. */
    static boolean isKnownByName(Path file) {
        Path shown = Path.of("a." + ending(file).replaceAll("\\W", "_"));
        return isReadByName(shown) || RAW.contains(ending(file)) || OTHER_PICTURES.contains(ending(file));
    }

    /** Whether it is named as a picture or a video of a kind that is read. */
    static boolean isReadByName(Path file) {
        return PictureFiles.isPicture(file) || StillPictures.isNamed(file) || VideoFiles.isVideo(file);
    }

    /** Whether a file that was found in a folder is to be read, or to be named where it cannot be. */
    static boolean mayBeRead(Path file) {
        return isKnownByName(file) || PictureFiles.holdsPicture(file);
    }

    /**
     * Nothing, unless it is a camera's raw file.
     *
     * @throws UserError when it is
     */
    static void refuseRaw(Path file) {
        if (RAW.contains(ending(file))) {
            throw new UserError("a camera's raw file, which is not read", file.toString(), "develop it as a JPEG");
        }
    }

    /** That a file of which nothing else is known is not read, by the name that it has. */
    static UserError unread(Path file) {
        if (OTHER_PICTURES.contains(ending(file))) {
            return new UserError(
                    "a picture of a kind that is not read (" + ending(file).toUpperCase(Locale.ROOT) + ")",
                    file.toString(),
                    "convert it to JPEG or PNG");
        }
        return neither(file);
    }

    /** That it is nothing of ours. */
    private static UserError neither(Path file) {
        return new UserError(
                "neither a picture nor a video that is read",
                file.toString(),
                "give a JPEG, PNG, BMP, GIF, WebP, TIFF, HEIC or AVIF file, or a video");
    }
}
