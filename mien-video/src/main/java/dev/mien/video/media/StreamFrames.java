package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The frames of a container's video stream. */
final class StreamFrames implements FrameSource {
    private static final double USUAL_RATE = 25; // where a file does not say
    private static final double HIGHEST_RATE = 1000; // a header that says more is not believed

    private final Demuxer demuxer;
    private final Decoder decoder;
    private final Pictures pictures = new Pictures();
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final AVStream stream;
    private final double rate;
    private final FrameClock clock;
    private final VideoInfo info;

    private Optional<VideoFrame> ahead; // the first frame tells the size before it is asked for
    private int count;
    private long packets;
    private boolean read;
    private int unusable;

    /**
     * Takes the container over and decodes its first frame.
     *
     * @throws UserError when it has no picture; the container is closed then
     */
    StreamFrames(Demuxer demuxer, String name, Optional<Path> file, Map<String, String> decoding) {
        this.demuxer = demuxer;
        this.stream = videoStream(demuxer, name);
        this.decoder = decoder(demuxer, stream, decoding, name);
        this.rate = rate();
        this.clock = new FrameClock(stream, demuxer.isTransportStream(), demuxer.start(), rate);
        this.ahead = decode();
        if (ahead.isEmpty()) {
            String why = demuxer.damage().map(damage -> " (" + damage + ")").orElse("");
            close();
            throw new UserError("no frame of this video can be decoded" + why, name, VideoFiles.REMEDY);
        }
        BufferedImage first = ahead.get().picture();
        OptionalDouble seconds = file.isPresent() ? demuxer.seconds() : OptionalDouble.empty();
        this.info = new VideoInfo(name, file, first.getWidth(), first.getHeight(), rate, seconds);
    }

    private static AVStream videoStream(Demuxer demuxer, String name) {
        Optional<AVStream> found = demuxer.best(AVMEDIA_TYPE_VIDEO)
                .filter(stream -> (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0); // an album's cover
        if (found.isEmpty()) {
            demuxer.close();
            throw new UserError("no video in this file", name, VideoFiles.REMEDY);
        }
        return found.get();
    }

    private static Decoder decoder(Demuxer demuxer, AVStream stream, Map<String, String> decoding, String name) {
        try {
            return new Decoder(stream, decoding);
        } catch (Ffmpeg.Failure e) {
            demuxer.close();
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
            return Optional.of(
                    new VideoFrame(count++, clock.time(frame.best_effort_timestamp()), pictures.picture(frame)));
        } catch (Ffmpeg.Failure e) {
            unusable++;
            return Optional.empty();
        }
    }

    @Override
    public Optional<UserError> damage() {
        int parts = decoder.damaged() + unusable;
        Optional<String> what = demuxer.damage()
                .or(() -> parts == 0 ? Optional.empty() : Optional.of(parts + " damaged parts"))
                .or(() -> read ? demuxer.missing(stream, packets) : Optional.empty())
                .or(clock::gap);
        return what.map(problem -> new UserError(
                problem + "; " + count + (count == 1 ? " frame was" : " frames were") + " read",
                info.name(),
                "copy or download it again if you need the rest"));
    }

    @Override
    public void close() {
        av_frame_free(frame);
        av_packet_free(packet);
        pictures.close();
        decoder.close();
        demuxer.close();
    }
}
