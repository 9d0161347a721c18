package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import dev.mien.FileName;
import dev.mien.PictureError;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;

/**
 * Opens still pictures in formats that Java does not support: HEIC, which phones write, and AVIF. Large ones are stored
 * as tiles, which are combined.
 */
public final class StillPictures {
    private static final Set<String> ENDINGS = Set.of("avif", "heic", "heif", "hif");
    private static final String REMEDY = "convert it to JPEG or PNG";

    private StillPictures() {}

    /** Whether the file contains such a picture. */
    public static boolean isOne(Path file) {
        return PictureFiles.isHeif(file);
    }

    /** Whether the name has the extension of such a picture. */
    public static boolean isNamed(Path file) {
        return ENDINGS.contains(FileName.extension(file));
    }

    /**
     * Opens such a picture: reads its header now, and its pixels on demand.
     *
     * @throws PictureError when it is damaged, or has more pixels than allowed
     */
    public static Picture open(Path file) {
        String name = file.toString();
        requireWithin(HeifProperties.pixels(file), name);
        try (BytePointer url = Ffmpeg.url(file);
                Demuxer demuxer = new Demuxer(url, null, Formats.OPENING, Formats.STILLS)) {
            Tiles tiles = Tiles.of(demuxer);
            requireWithin((double) tiles.width() * tiles.height(), name);
            if (tiles.width() < 1 || tiles.height() < 1) { // more than the file says, or none at all
                throw new Ffmpeg.Failure(AVERROR_INVALIDDATA);
            }
            Tiles shown = HeifProperties.cleanAperture(file)
                    .map(aperture -> aperture.of(tiles))
                    .orElse(tiles);
            return Picture.of(name, shown.shownWidth(), shown.shownHeight(), () -> decoded(file, shown));
        } catch (Ffmpeg.Failure e) {
            throw damaged(name, e);
        }
    }

    private static void requireWithin(double pixels, String name) {
        if (pixels > Picture.PIXEL_LIMIT) {
            throw new PictureError(
                    String.format(
                            Locale.ROOT, "a picture of %.0f pixels, the limit is %d", pixels, Picture.PIXEL_LIMIT),
                    name,
                    "shrink it");
        }
    }

    private static BufferedImage decoded(Path file, Tiles tiles) {
        try (BytePointer url = Ffmpeg.url(file);
                Demuxer demuxer = new Demuxer(url, null, Formats.OPENING, Formats.STILLS)) {
            return tiles.decode(demuxer);
        } catch (Ffmpeg.Failure e) {
            throw damaged(file.toString(), e);
        }
    }

    private static PictureError damaged(String name, Ffmpeg.Failure failure) {
        return new PictureError(
                "a HEIC or AVIF picture that is damaged (" + failure.getMessage() + ")", name, REMEDY, failure);
    }
}
