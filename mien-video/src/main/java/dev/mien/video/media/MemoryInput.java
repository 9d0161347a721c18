package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;

import org.bytedeco.javacpp.BytePointer;

/** The bytes of a file as the input of a {@link Demuxer}. */
final class MemoryInput extends JavaInput {
    private static final int FROM_START = 0; // SEEK_SET of C
    private static final int FROM_HERE = 1; // SEEK_CUR
    private static final int FROM_END = 2; // SEEK_END

    private final byte[] bytes;
    private long position;

    /** Takes a file's bytes, which must not change. */
    MemoryInput(byte[] bytes) {
        super(true);
        this.bytes = bytes;
    }

    @Override
    int read(BytePointer to, int count) {
        int length = (int) Math.min(count, bytes.length - position);
        if (length <= 0) {
            return AVERROR_EOF;
        }
        to.put(bytes, (int) position, length);
        position += length;
        return length;
    }

    @Override
    long seek(long offset, int whence) {
        if ((whence & AVSEEK_SIZE) != 0) {
            return bytes.length;
        }
        long target = switch (whence) {
            case FROM_START -> offset;
            case FROM_HERE -> position + offset;
            case FROM_END -> bytes.length + offset;
            default -> -1;
        };
        if (target < 0 || target > bytes.length) {
            return AVERROR_EINVAL();
        }
        position = target;
        return target;
    }
}
