package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import dev.mien.Closer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Reads the packets of a container's streams, from a file, memory, a stream of bytes or a device. */
final class Demuxer implements AutoCloseable {
    private final AVFormatContext context;
    private final Closer resources = new Closer();
    private final ContainerInfo info;
    private final Wholeness wholeness;

    /**
     * Opens a container and probes its streams.
     *
     * @param format the format of a device; null to detect that of a file from its content
     * @param decoding options for the decoders that probe the streams
     */
    Demuxer(BytePointer url, @Nullable AVInputFormat format, Map<String, String> options, Map<String, String> decoding)
            throws Ffmpeg.Failure {
        this(null, new AVFormatContext(null), url, format, options);
        findStreams(decoding);
    }

    /**
     * Opens a file in memory whose header describes its streams completely, so that no decoder has to probe them.
     *
     * @param input is closed with the demuxer, or if this fails
     */
    Demuxer(MemoryInput input, Map<String, String> options) throws Ffmpeg.Failure {
        this(input, avformat_alloc_context().pb(input.context()), null, null, options);
    }

    /**
     * Opens a container that is read forwards only, and probes its streams.
     *
     * @param input is closed with the demuxer, or if this fails
     * @param decoding options for the decoders that probe the streams
     */
    Demuxer(StreamInput input, Map<String, String> options, Map<String, String> decoding) throws Ffmpeg.Failure {
        this(input, avformat_alloc_context().pb(input.context()), null, null, options);
        findStreams(decoding);
    }

    private Demuxer(
            @Nullable JavaInput input,
            AVFormatContext context,
            @Nullable BytePointer url,
            @Nullable AVInputFormat format,
            Map<String, String> options)
            throws Ffmpeg.Failure {
        this.context = context;
        if (input != null) {
            resources.add(input);
        }
        AVDictionary opening = Ffmpeg.options(options);
        try {
            Ffmpeg.check(avformat_open_input(context, url, format, opening)); // which frees the context if it fails
        } catch (Ffmpeg.Failure e) {
            throw resources.closedAfter(e);
        } finally {
            av_dict_free(opening);
        }
        resources.add(context, opened -> avformat_close_input(opened));
        ErrorLog.watch(context);
        resources.add(context, ErrorLog::forget);
        info = new ContainerInfo(context);
        wholeness = new Wholeness(info);
    }

    private void findStreams(Map<String, String> decoding) throws Ffmpeg.Failure {
        int count = context.nb_streams();
        try (PointerPointer<AVDictionary> pointers = new PointerPointer<>(Math.max(1, count))) {
            for (int i = 0; i < count; i++) {
                pointers.put(i, Ffmpeg.options(decoding));
            }
            int code = avformat_find_stream_info(context, pointers);
            for (int i = 0; i < count; i++) {
                AVDictionary unused = pointers.get(AVDictionary.class, i);
                if (unused != null) {
                    av_dict_free(unused);
                }
            }
            Ffmpeg.check(code);
        } catch (Ffmpeg.Failure e) {
            throw resources.closedAfter(e);
        }
    }

    /** The stream of that media type that a player would choose. */
    Optional<AVStream> best(int mediaType) {
        int index = av_find_best_stream(context, mediaType, -1, -1, (AVCodec) null, 0);
        return index < 0 ? Optional.empty() : Optional.of(context.streams(index));
    }

    AVFormatContext context() {
        return context;
    }

    ContainerInfo info() {
        return info;
    }

    /** Whether the file is whole, as far as it was read. */
    Wholeness wholeness() {
        return wholeness;
    }

    /**
     * Reads the next packet of any stream.
     *
     * @return false at the end, regular or not
     */
    boolean read(AVPacket packet) {
        int code = av_read_frame(context, packet);
        while (code == AVERROR_EAGAIN()) { // a device that has nothing yet
            LockSupport.parkNanos(1_000_000);
            code = av_read_frame(context, packet);
        }
        if (code == AVERROR_EOF) {
            wholeness.end();
        } else if (code < 0) {
            wholeness.fail(code);
        } else {
            wholeness.note(packet);
        }
        return code >= 0;
    }

    @Override
    public void close() {
        resources.close();
    }
}
