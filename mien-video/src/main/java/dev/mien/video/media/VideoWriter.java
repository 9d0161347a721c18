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
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import dev.mien.Closer;
import dev.mien.UserError;
import dev.mien.image.Picture;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/**
 * Writes pictures as an MP4 video, with H.264 if an encoder is available, and with the sound of the original video:
 * copied if players support its codec, otherwise converted to AAC. Not thread-safe. The file is complete once
 * {@link #close()} returns.
 */
public final class VideoWriter implements Closeable {
    static {
        Ffmpeg.load();
    }

    private final Closer resources = new Closer();
    private final AVFormatContext context = new AVFormatContext(null);
    private final PictureEncoder encoder;
    private final Optional<SoundTrack> sound;
    private Optional<String> lost = Optional.empty();
    private double end;
    private boolean closed;

    /**
     * Creates the file.
     *
     * @param file must end in {@code .mp4} (or {@code .mkv} for that container); not written atomically
     * @param like the original video, for its rate and its sound
     * @param width of the pictures, in pixels
     * @param height of the pictures, in pixels
     * @throws UserError when the name has another ending, the file is the original video, or it lies in another file system than the operating
     *     system's
     * @throws IOException when it cannot be written
     */
    public VideoWriter(Path file, VideoInfo like, int width, int height) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".mp4") && !name.endsWith(".mkv")) {
            throw new UserError("no name of a video that is written", file.toString(), "use one that ends in .mp4");
        }
        if (isSame(file, like.file())) {
            throw new UserError(
                    "the video that is read, which writing would destroy", file.toString(), "name another file");
        }
        try (BytePointer url = Ffmpeg.url(file)) {
            Ffmpeg.check(avformat_alloc_output_context2(context, null, null, url));
            resources.add(context, opened -> avformat_free_context(opened));
            boolean globalHeader = (context.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
            encoder = resources.add(new PictureEncoder(width, height, like.framesPerSecond(), globalHeader));
            encoder.describe(avformat_new_stream(context, null));
            sound = like.file().flatMap(this::sound);
            AVIOContext target = new AVIOContext(null);
            Ffmpeg.check(avio_open(target, url, AVIO_FLAG_WRITE));
            context.pb(target);
            resources.add(context, opened -> avio_closep(opened.pb()));
            writeHeader();
        } catch (Ffmpeg.Failure e) {
            throw resources.closedAfter(
                    new IOException(file + ": cannot be written as a video (" + e.getMessage() + ")", e));
        } catch (RuntimeException | Error e) {
            resources.closedAfter(e);
            throw e;
        }
    }

    /** Begins the file, of which an MP4 gets its index at the beginning when it is ended: so players and pipes need not wait for its end. */
    private void writeHeader() throws Ffmpeg.Failure {
        AVDictionary options = Ffmpeg.options(Map.of("movflags", "faststart"));
        try {
            Ffmpeg.check(avformat_write_header(context, options));
        } finally {
            av_dict_free(options);
        }
    }

    /** Whether it is the original video; false if that has been deleted meanwhile, which some systems allow. */
    private static boolean isSame(Path file, Optional<Path> source) throws IOException {
        return source.isPresent()
                && Files.exists(source.get())
                && Files.exists(file)
                && Files.isSameFile(file, source.get());
    }

    private Optional<SoundTrack> sound(Path source) {
        try {
            return SoundTrack.open(source, context).map(resources::add);
        } catch (SoundTrack.Lost e) {
            lost = Optional.of(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Why the sound of the original video could not be copied; empty if it was, or if there is none. */
    public Optional<String> lostSound() {
        return lost;
    }

    /**
     * Adds a picture, which is scaled if its size differs.
     *
     * @param picture of the type {@code TYPE_3BYTE_BGR}
     * @param time its time in seconds; must not decrease
     * @throws IOException when the picture cannot be encoded or written
     */
    public void write(BufferedImage picture, double time) throws IOException {
        try {
            encoder.encode(
                    Picture.of(picture).colors(), time, this::write); // its bytes without those around a sub-image
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

    /** Completes the file, so that players can open it. Closing again has no effect. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (resources) {
            encoder.finish(this::write);
            if (sound.isPresent()) {
                sound.get().finish(end + 1, this::write);
            }
            Ffmpeg.check(av_write_trailer(context));
        } catch (Ffmpeg.Failure e) {
            throw new IOException("the video cannot be ended (" + e.getMessage() + ")", e);
        }
    }
}
