package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_callback;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.ffmpeg.avutil.Callback_Pointer_int_BytePointer_Pointer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the errors that FFmpeg's libraries log per context, and discards the messages, which would otherwise go to
 * standard error. A container that resynchronizes after a damaged part reports it only in this way.
 */
final class ErrorLog {
    private static final Map<Long, AtomicInteger> WATCHED = new ConcurrentHashMap<>();
    private static final Counting COUNTING = new Counting(); // kept, since the library keeps no reference

    private ErrorLog() {}

    /** Redirects the messages of all libraries. */
    static void install() {
        av_log_set_callback(COUNTING);
    }

    /** Starts to count the errors of a context. */
    static void watch(Pointer context) {
        WATCHED.put(context.address(), new AtomicInteger());
    }

    /** The number of errors that the context has logged since then. */
    static int errors(Pointer context) {
        AtomicInteger count = WATCHED.get(context.address());
        return count == null ? 0 : count.get();
    }

    /** Stops counting for a context. */
    static void forget(Pointer context) {
        WATCHED.remove(context.address());
    }

    private static final class Counting extends Callback_Pointer_int_BytePointer_Pointer {
        @Override
        public void call(@Nullable Pointer context, int level, BytePointer format, Pointer arguments) {
            AtomicInteger count = context == null || level > AV_LOG_ERROR ? null : WATCHED.get(context.address());
            if (count != null) {
                count.incrementAndGet();
            }
        }
    }
}
