package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;

import dev.mien.Closer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The bytes of a file as the input of a {@link Demuxer}, used by one thread. */
final class MemoryInput implements AutoCloseable {
    private static final int BUFFER = 1 << 15;
    private static final int FROM_START = 0; // SEEK_SET of C
    private static final int FROM_HERE = 1; // SEEK_CUR
    private static final int FROM_END = 2; // SEEK_END

    static {
        Ffmpeg.load();
    }

    /** By the address of their keys. The callbacks are shared, since the binding has room for ten of a kind. */
    private static final Map<Long, MemoryInput> OPEN = new ConcurrentHashMap<>();

    private static final Reading READING = new Reading();
    private static final Seeking SEEKING = new Seeking();

    private final byte[] bytes;
    private final Closer resources = new Closer();
    private final AVIOContext context;
    private long position;

    /** Takes a file's bytes, which must not change. */
    MemoryInput(byte[] bytes) {
        this.bytes = bytes;
        BytePointer key = resources.add(new BytePointer(1));
        OPEN.put(key.address(), this);
        resources.add(key.address(), OPEN::remove);
        BytePointer buffer = new BytePointer(av_malloc(BUFFER));
        context = avio_alloc_context(buffer, BUFFER, 0, key, READING, null, SEEKING);
        resources.add(context, MemoryInput::free);
    }

    private static void free(AVIOContext context) {
        av_free(context.buffer()); // which the library may have replaced by another one
        avio_context_free(context);
    }

    AVIOContext context() {
        return context;
    }

    private int read(BytePointer to, int count) {
        int length = (int) Math.min(count, bytes.length - position);
        if (length <= 0) {
            return AVERROR_EOF;
        }
        to.put(bytes, (int) position, length);
        position += length;
        return length;
    }

    private long seek(long offset, int whence) {
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

    @Override
    public void close() {
        resources.close();
    }

    private static final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer key, BytePointer to, int count) {
            MemoryInput input = OPEN.get(key.address());
            return input == null ? AVERROR_EOF : input.read(to, count);
        }
    }

    private static final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer key, long offset, int whence) {
            MemoryInput input = OPEN.get(key.address());
            return input == null ? AVERROR_EINVAL() : input.seek(offset, whence);
        }
    }
}
