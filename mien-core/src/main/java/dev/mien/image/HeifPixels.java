package dev.mien.image;

import dev.mien.PictureError;
import dev.mien.UserError;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Opens HEIC and AVIF files with the decoder of another module. */
final class HeifPixels {
    private static final String REMEDY = "convert it to JPEG or PNG";

    private HeifPixels() {}

    /**
     * Reads a file's header.
     *
     * @throws UserError when no decoder is on the class path, its native library is missing, or it refuses the file
     */
    static Pixels of(byte[] bytes, String source, PixelLimit limit) {
        HeifDecoder decoder = Decoders.FIRST.orElseThrow(
                () -> new PictureError("a HEIC or AVIF picture, which is not read without mien-video", source, REMEDY));
        HeifDecoder.Opened opened = withLibrary(source, () -> decoder.open(bytes, source, limit.others()));
        return new Pixels.Decoded(
                opened.width(),
                opened.height(),
                Optional.of(PictureFormat.HEIF),
                () -> withLibrary(source, opened.gray()),
                () -> withLibrary(source, opened.colors()));
    }

    private static <T> T withLibrary(String source, Supplier<T> task) {
        try {
            return task.get();
        } catch (LinkageError e) {
            throw new PictureError(
                    "a HEIC or AVIF picture, which is not read without FFmpeg's library for this system",
                    source,
                    REMEDY,
                    e);
        }
    }

    /** Looked up when the first such picture is read, with the class loader of this module, whose threads may have others. */
    private static final class Decoders {
        static final Optional<HeifDecoder> FIRST = ServiceLoader.load(
                        HeifDecoder.class, HeifDecoder.class.getClassLoader())
                .findFirst();
    }
}
