package dev.mien.video.media;

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
import org.jspecify.annotations.Nullable;

/** The input of a {@link Demuxer} whose bytes come from Java, used by one thread at a time. */
abstract class JavaInput implements AutoCloseable {
    private static final int BUFFER = 1 << 15;

    static {
        Ffmpeg.load();
    }

    /** By the address of their keys. The callbacks are shared, since the binding has room for ten of a kind. */
    private static final Map<Long, JavaInput> OPEN = new ConcurrentHashMap<>();

    private static final Reading READING = new Reading();
    private static final Seeking SEEKING = new Seeking();

    private final Closer resources = new Closer();
    private final AVIOContext context;

    /**
     * Allocates the context.
     *
     * @param isSeekable whether {@link #seek} is implemented; if not, the library reads forwards only
     */
    JavaInput(boolean isSeekable) {
        BytePointer key = resources.add(new BytePointer(1));
        OPEN.put(key.address(), this);
        resources.add(key.address(), OPEN::remove);
        BytePointer buffer = new BytePointer(av_malloc(BUFFER));
        @Nullable Seeking seeking = isSeekable ? SEEKING : null;
        context = avio_alloc_context(buffer, BUFFER, 0, key, READING, null, seeking);
        resources.add(context, JavaInput::free);
    }

    private static void free(AVIOContext context) {
        av_free(context.buffer()); // which the library may have replaced by another one
        avio_context_free(context);
    }

    final AVIOContext context() {
        return context;
    }

    /**
     * Reads the next bytes.
     *
     * @param count the largest number of them, at least 1
     * @return how many were read, at least 1; {@code AVERROR_EOF} at the end, another negative number if it fails
     */
    abstract int read(BytePointer to, int count);

    /**
     * Moves to another position, or tells the size.
     *
     * @param whence as in C's {@code fseek}, or {@code AVSEEK_SIZE}
     * @return the new position or the size; a negative number if it fails
     */
    long seek(long offset, int whence) {
        return AVERROR_EINVAL();
    }

    @Override
    public void close() {
        resources.close();
    }

    private static final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer key, BytePointer to, int count) {
            JavaInput input = OPEN.get(key.address());
            return input == null ? AVERROR_EOF : input.read(to, count);
        }
    }

    private static final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer key, long offset, int whence) {
            JavaInput input = OPEN.get(key.address());
            return input == null ? AVERROR_EINVAL() : input.seek(offset, whence);
        }
    }
}
