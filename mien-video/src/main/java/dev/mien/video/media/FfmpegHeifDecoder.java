package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import dev.mien.PictureError;
import dev.mien.image.HeifDecoder;
import dev.mien.image.Luma;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decodes HEIC and AVIF pictures with FFmpeg; {@link dev.mien.image.Picture} finds it on the class path. Large pictures
 * are stored as tiles, which are combined. Where they are transparent, they show white.
 */
public final class FfmpegHeifDecoder implements HeifDecoder {
    /** Used by the {@link java.util.ServiceLoader}. */
    public FfmpegHeifDecoder() {}

    @Override
    public Opened open(byte[] file, String source, long pixelLimit) {
        HeifProperties properties = HeifProperties.of(file);
        requireWithin(pixelLimit, properties.pixels(), source);
        try (Demuxer demuxer = new Demuxer(new MemoryInput(file), Formats.OPENING)) {
            Tiles tiles = Tiles.of(demuxer);
            requireWithin(pixelLimit, (double) tiles.width() * tiles.height(), source);
            if (tiles.width() < 1 || tiles.height() < 1) { // more than the file says, or none at all
                throw new Ffmpeg.Failure(AVERROR_INVALIDDATA);
            }
            Tiles shown = cut(tiles, properties);
            Optional<Transparency> transparency = transparency(demuxer, properties, tiles);
            Supplier<BufferedImage> colors = () -> decoded(file, source, shown, transparency, pixelLimit);
            return new Opened(
                    shown.shownWidth(),
                    shown.shownHeight(),
                    () -> Luma.gray(
                            transparency.isPresent() ? colors.get() : decoded(file, source, shown, false, pixelLimit)),
                    colors);
        } catch (Ffmpeg.Failure e) {
            throw damaged(source, e);
        }
    }

    private static void requireWithin(long limit, double pixels, String source) {
        if (pixels > limit) {
            throw new PictureError(
                    String.format(Locale.ROOT, "a picture of %.0f pixels; the limit is %d", pixels, limit),
                    source,
                    "shrink it");
        }
    }

    private static Tiles cut(Tiles tiles, HeifProperties properties) {
        return properties.cleanAperture().map(aperture -> aperture.of(tiles)).orElse(tiles);
    }

    /** How opaque it is; one of another size than its picture, which no encoder writes, is ignored. */
    private static Optional<Transparency> transparency(Demuxer demuxer, HeifProperties properties, Tiles tiles) {
        return properties
                .alpha()
                .flatMap(alpha -> Tiles.ofItem(demuxer, alpha.item())
                        .filter(opacity -> opacity.width() == tiles.width() && opacity.height() == tiles.height())
                        .map(opacity -> cut(opacity.oriented(tiles.orientation()), properties))
                        .map(opacity -> new Transparency(opacity, alpha.isPremultiplied())));
    }

    private static BufferedImage decoded(
            byte[] file, String source, Tiles tiles, Optional<Transparency> transparency, long pixelLimit) {
        BufferedImage colors = decoded(file, source, tiles, true, pixelLimit);
        return transparency
                .map(how -> how.joined(colors, decoded(file, source, how.layout(), false, pixelLimit)))
                .orElse(colors);
    }

    private static BufferedImage decoded(byte[] file, String source, Tiles tiles, boolean colors, long pixelLimit) {
        try (Demuxer demuxer = new Demuxer(new MemoryInput(file), Formats.OPENING)) {
            return tiles.decode(demuxer, colors, pixelLimit);
        } catch (Ffmpeg.Failure e) {
            throw damaged(source, e);
        }
    }

    private static PictureError damaged(String source, Ffmpeg.Failure failure) {
        return new PictureError(
                "a HEIC or AVIF picture that is damaged (" + failure.getMessage() + ")",
                source,
                "convert it to JPEG or PNG",
                failure);
    }
}
