package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Writes pictures as an MP4 video, H.264 where the library has an encoder for it, with the sound of the video they were made
 * from copied as it is. Not for several threads. The file is whole once {@link #close()} came back.
 */
public final class VideoWriter implements Closeable {
    private final AVFormatContext context = new AVFormatContext(null);
    private final PictureEncoder encoder;
    private final AVStream stream;
    private final Optional<SoundTrack> sound;
    private double end;

    /**
     * Begins a file.
     *
     * @param file must end in {@code .mp4} (or {@code .mkv} for another container); written in place
     * @param like what the pictures were made from: its rate, and its sound where the container can hold it
     * @param width of the pictures, in pixels
     * @param height of the pictures, in pixels
     */
    public VideoWriter(Path file, VideoInfo like, int width, int height) throws IOException {
        PictureEncoder opened = null;
        Optional<SoundTrack> track = Optional.empty();
        try (BytePointer url = Ffmpeg.url(file)) {
            Ffmpeg.check(avformat_alloc_output_context2(context, null, null, url));
            boolean globalHeader = (context.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
            opened = new PictureEncoder(width, height, like.framesPerSecond(), globalHeader);
            encoder = opened;
            stream = avformat_new_stream(context, null);
            encoder.describe(stream);
            track = like.file().flatMap(source -> SoundTrack.open(source, context));
            sound = track;
            AVIOContext target = new AVIOContext(null);
            Ffmpeg.check(avio_open(target, url, AVIO_FLAG_WRITE));
            context.pb(target);
            Ffmpeg.check(avformat_write_header(context, (AVDictionary) null));
        } catch (Ffmpeg.Failure e) {
            track.ifPresent(SoundTrack::close);
            closeFile(opened);
            throw new IOException(file + ": cannot be written as a video (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Adds a picture; one of another size is scaled.
     *
     * @param picture of the type {@code TYPE_3BYTE_BGR}
     * @param time when it is shown, in seconds; later than those before
     */
    public void write(BufferedImage picture, double time) throws IOException {
        try {
            encoder.encode(picture, time, this::write);
            end = time;
            if (sound.isPresent()) {
                sound.get().copyUntil(time, this::write);
            }
        } catch (Ffmpeg.Failure e) {
            throw new IOException("the video cannot be written on (" + e.getMessage() + ")", e);
        }
    }

    private void write(AVPacket packet) throws Ffmpeg.Failure {
        Ffmpeg.check(av_interleaved_write_frame(context, packet));
    }

    /** Ends the file so that players can open it. */
    @Override
    public void close() throws IOException {
        try {
            encoder.finish(this::write);
            if (sound.isPresent()) {
                sound.get().copyUntil(end + 1, this::write);
            }
            Ffmpeg.check(av_write_trailer(context));
        } catch (Ffmpeg.Failure e) {
            throw new IOException("the video cannot be ended (" + e.getMessage() + ")", e);
        } finally {
            sound.ifPresent(SoundTrack::close);
            closeFile(encoder);
        }
    }

    private void closeFile(@Nullable PictureEncoder opened) {
        if (opened != null) {
            opened.close();
        }
        if (!context.isNull()) {
            if (context.pb() != null) {
                avio_closep(context.pb());
            }
            avformat_free_context(context);
        }
    }
}
