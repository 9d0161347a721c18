package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import dev.mien.image.Orientation;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** Decoded frames, whatever their format, as pictures the way up with square pixels. */
final class Pictures implements AutoCloseable {
    /** Wider or narrower pixels than this are no screen's; they are taken as square. */
    private static final double ODDEST_PIXEL = 4;

    private final SwsContext scaler = sws_alloc_context();
    private AVFrame converted = av_frame_alloc();

    Pictures() {
        scaler.flags(SWS_BILINEAR);
    }

    BufferedImage picture(AVFrame frame) throws Ffmpeg.Failure {
        int width = shownWidth(frame);
        if (converted.width() != width || converted.height() != frame.height()) {
            av_frame_free(converted);
            converted = av_frame_alloc();
            converted.width(width).height(frame.height()).format(AV_PIX_FMT_BGR24);
            Ffmpeg.check(av_frame_get_buffer(converted, 0));
        }
        Ffmpeg.check(sws_scale_frame(scaler, converted, frame));
        BufferedImage picture = new BufferedImage(width, frame.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        BytePointer data = converted.data(0);
        for (int y = 0; y < frame.height(); y++) {
            data.position((long) y * converted.linesize(0)).get(pixels, y * width * 3, width * 3);
        }
        return Orientation.upright(picture, orientation(frame));
    }

    private static int shownWidth(AVFrame frame) {
        double pixel = Ffmpeg.value(frame.sample_aspect_ratio());
        boolean odd = pixel < 1 / ODDEST_PIXEL || pixel > ODDEST_PIXEL;
        return odd ? frame.width() : Math.max(1, (int) Math.round(frame.width() * pixel));
    }

    /** The frame's way up as EXIF's number, from the matrix that maps it to the screen. */
    private static int orientation(AVFrame frame) {
        AVFrameSideData side = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        if (side == null || side.isNull()) {
            return 1;
        }
        IntPointer matrix = new IntPointer(side.data()); // x' = a x + c y, y' = b x + d y; stored a b u c d v x y w
        int a = Integer.signum(matrix.get(0));
        int b = Integer.signum(matrix.get(1));
        int c = Integer.signum(matrix.get(3));
        int d = Integer.signum(matrix.get(4));
        if (b == 0 && c == 0) {
            return d >= 0 ? (a >= 0 ? 1 : 2) : (a < 0 ? 3 : 4);
        }
        return c >= 0 ? (b > 0 ? 5 : 8) : (b > 0 ? 6 : 7);
    }

    @Override
    public void close() {
        av_frame_free(converted);
        sws_free_context(scaler);
    }
}
