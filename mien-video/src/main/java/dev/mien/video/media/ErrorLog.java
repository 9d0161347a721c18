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
 * What FFmpeg's libraries log, which would else fill standard error: counted by who logs it and thrown away. A container that
 * finds its way again behind a damaged part says so nowhere else.
 */
final class ErrorLog {
    private static final Map<Long, AtomicInteger> WATCHED = new ConcurrentHashMap<>();
    private static final Counting COUNTING = new Counting(); // kept, since the library keeps no reference

    private ErrorLog() {}

    /** Sends all libraries' messages here. */
    static void install() {
        av_log_set_callback(COUNTING);
    }

    /** Begins to count the errors of that context of the library. */
    static void watch(Pointer context) {
        WATCHED.put(context.address(), new AtomicInteger());
    }

    /** How many errors it has logged since then. */
    static int errors(Pointer context) {
        AtomicInteger count = WATCHED.get(context.address());
        return count == null ? 0 : count.get();
    }

    /** No longer counts them. */
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
