package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import dev.mien.Closer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/**
 * Converts decoded frames of any format to bytes of one format, row by row from the top without padding. High dynamic
 * range becomes that of ordinary displays; colours of other primaries are kept as they are, as viewers without colour
 * management show them.
 */
final class PixelCopy implements AutoCloseable {
    private static final int INTERLACED = 1 << 3; // AV_FRAME_FLAG_INTERLACED, a macro that the binding lacks

    private final int format;
    private final int bands;
    private final Closer resources = new Closer();
    private final SwsContext scaler = resources.add(sws_alloc_context(), context -> sws_free_context(context));
    private final AVFrame converted = resources.add(av_frame_alloc(), frame -> av_frame_free(frame));

    /** Takes one of FFmpeg's packed formats and its number of bytes per pixel. */
    private PixelCopy(int format, int bands) {
        this.format = format;
        this.bands = bands;
        scaler.flags(SWS_BILINEAR);
    }

    /** Converts to luma: one byte per pixel. */
    static PixelCopy gray() {
        return new PixelCopy(AV_PIX_FMT_GRAY8, 1);
    }

    /** Converts to blue, green and red: three bytes per pixel. */
    static PixelCopy bgr() {
        return new PixelCopy(AV_PIX_FMT_BGR24, 3);
    }

    /** The pixels of a frame, [height, width, bands], scaled horizontally to that width. */
    byte[] of(AVFrame frame, int width) throws Ffmpeg.Failure {
        int height = frame.height();
        if (converted.width() != width || converted.height() != height) {
            av_frame_unref(converted);
            converted.width(width).height(height).format(format);
            Ffmpeg.check(av_frame_get_buffer(converted, 0));
        }
        // Otherwise the scaler maps colours to an ordinary display: two seconds to prepare, and 14 ns a pixel.
        converted.color_trc(frame.color_trc());
        converted.color_primaries(frame.color_primaries());
        // The scaler wants both to be interlaced or neither; each frame is taken as it is, both fields woven.
        frame.flags(frame.flags() & ~INTERLACED);
        Ffmpeg.check(sws_scale_frame(scaler, converted, frame));
        byte[] pixels = new byte[Math.multiplyExact(width * bands, height)];
        BytePointer data = converted.data(0);
        for (int y = 0; y < height; y++) {
            data.position((long) y * converted.linesize(0)).get(pixels, y * width * bands, width * bands);
        }
        HdrCurve.of(frame.color_trc()).ifPresent(curve -> curve.apply(pixels));
        return pixels;
    }

    @Override
    public void close() {
        resources.close();
    }
}
