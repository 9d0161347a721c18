package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.mien.Amount;
import dev.mien.Closer;
import dev.mien.UserError;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The frames of a container's video stream. */
final class StreamFrames implements FrameSource {
    private static final double USUAL_RATE = 25; // where a file does not say
    private static final double HIGHEST_RATE = 1000; // higher rates in a header are implausible

    private final Demuxer demuxer;
    private final Decoder decoder;
    private final UprightFrames pictures;
    private final Closer resources = new Closer();
    private final AVPacket packet = resources.add(av_packet_alloc(), freed -> av_packet_free(freed));
    private final AVFrame frame = resources.add(av_frame_alloc(), freed -> av_frame_free(freed));
    private final AVStream stream;
    private final double rate;
    private final FrameClock clock;
    private final VideoInfo info;

    private Optional<VideoFrame> ahead; // the first frame, which is decoded early for the size
    private int count;
    private long packets;
    private boolean read;
    private int unusable;

    /**
     * Takes ownership of the container and decodes its first frame.
     *
     * @throws UserError when it has no picture; the container is then closed
     */
    StreamFrames(Demuxer demuxer, String name, Optional<Path> file, Map<String, String> decoding, FrameColors wanted) {
        this.demuxer = resources.add(demuxer);
        try {
            this.stream = videoStream(demuxer, name);
            this.decoder = resources.add(decoder(stream, decoding, name));
            this.pictures = resources.add(new UprightFrames(wanted));
            this.rate = rate();
            this.clock = FrameClock.of(
                    stream, demuxer.info().isTransportStream(), demuxer.info().start(), rate);
            this.ahead = decode();
            VideoFrame first = ahead.orElseThrow(() -> nothing(name));
            if (demuxer.info().beginsAnywhere()) {
                decoder.forgive(); // damage before the first key frame is expected
            }
            this.info = new VideoInfo(
                    name,
                    file,
                    first.gray().width(),
                    first.gray().height(),
                    rate,
                    demuxer.info().seconds());
        } catch (RuntimeException | Error e) {
            resources.closedAfter(e);
            throw e;
        }
    }

    private UserError nothing(String name) {
        String why =
                demuxer.wholeness().damage().map(damage -> " (" + damage + ")").orElse("");
        return new UserError("no frame of this video can be decoded" + why, name, VideoFiles.REMEDY);
    }

    private static AVStream videoStream(Demuxer demuxer, String name) {
        AVStream stream = demuxer.best(AVMEDIA_TYPE_VIDEO)
                .filter(found -> (found.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0) // an album's cover
                .orElseThrow(() -> new UserError("no video in this file", name, VideoFiles.REMEDY));
        long width = stream.codecpar().width();
        long height = stream.codecpar().height();
        if (width * height > VideoFiles.PIXEL_LIMIT) {
            throw new UserError(
                    "frames of " + width + "x" + height + " pixels, the limit is " + VideoFiles.PIXEL_LIMIT + " in all",
                    name,
                    "scale the video down");
        }
        return stream;
    }

    private static Decoder decoder(AVStream stream, Map<String, String> decoding, String name) {
        try {
            return new Decoder(stream, decoding);
        } catch (Ffmpeg.Failure e) {
            throw new UserError("this video cannot be decoded (" + e.getMessage() + ")", name, VideoFiles.REMEDY, e);
        }
    }

    private double rate() {
        double guess = Ffmpeg.value(av_guess_frame_rate(demuxer.context(), stream, null));
        return guess > 0 && guess <= HIGHEST_RATE ? guess : USUAL_RATE;
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public Optional<VideoFrame> next() {
        Optional<VideoFrame> next = ahead.isPresent() ? ahead : decode();
        ahead = Optional.empty();
        return next;
    }

    private Optional<VideoFrame> decode() {
        while (!decoder.hasEnded()) {
            if (decoder.receive(frame)) {
                Optional<VideoFrame> made = make();
                if (made.isPresent()) {
                    return made;
                }
            } else if (!decoder.hasEnded()) {
                if (read) {
                    return Optional.empty(); // an error after the last packet: nothing more will come
                }
                feed();
            }
        }
        return Optional.empty();
    }

    private void feed() {
        while (demuxer.read(packet)) {
            boolean ours = packet.stream_index() == stream.index();
            if (ours) {
                packets++;
                decoder.send(packet);
            }
            av_packet_unref(packet);
            if (ours) {
                return;
            }
        }
        read = true;
        decoder.send(null);
    }

    private Optional<VideoFrame> make() {
        try {
            VideoFrame made = pictures.frame(frame, count, clock.time(frame.best_effort_timestamp()));
            count++;
            return Optional.of(made);
        } catch (Ffmpeg.Failure e) {
            unusable++;
            return Optional.empty();
        }
    }

    @Override
    public Optional<UserError> damage() {
        int parts = decoder.damaged() + unusable;
        Optional<String> what = demuxer.wholeness()
                .damage()
                .or(() -> read ? demuxer.wholeness().missing(stream, packets) : Optional.empty())
                .or(() -> read ? info.file().filter(GifBlocks::isCutOff).map(cut -> "cut off") : Optional.empty())
                .or(() -> parts == 0
                        ? Optional.empty()
                        : demuxer.wholeness().doubt().or(() -> Optional.of(Amount.of(parts, "damaged part"))))
                .or(clock::gap);
        return what.map(problem -> new UserError(
                problem + "; " + Amount.of(count, "frame was", "frames were") + " read",
                info.name(),
                "copy or download it again if you need the rest"));
    }

    @Override
    public void close() {
        resources.close();
    }
}
