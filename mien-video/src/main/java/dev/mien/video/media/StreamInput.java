package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;

import java.io.IOException;
import java.io.InputStream;
import org.bytedeco.javacpp.BytePointer;

/** A stream, such as a pipe, as the input of a {@link Demuxer}: read once from its start, and possibly live. */
final class StreamInput extends JavaInput {
    private final InputStream stream;
    private final byte[] bytes = new byte[1 << 15]; // the library asks for as much as a header claims

    /** The stream stays the caller's to close. */
    StreamInput(InputStream stream) {
        super(false);
        this.stream = stream;
    }

    @Override
    int read(BytePointer to, int count) {
        try {
            int length = stream.read(bytes, 0, Math.min(count, bytes.length));
            if (length < 0) {
                return AVERROR_EOF;
            }
            to.put(bytes, 0, length);
            return length;
        } catch (IOException | RuntimeException | Error e) { // nothing may be thrown through the library
            return AVERROR_EIO();
        }
    }
}
