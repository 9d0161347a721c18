package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import dev.mien.Closer;
import dev.mien.image.GrayImage;
import dev.mien.image.Orientation;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.javacpp.IntPointer;

/** Converts decoded frames of any format to upright pictures with square pixels. */
final class UprightFrames implements AutoCloseable {
    /** More extreme pixel aspect ratios are implausible and treated as square. */
    private static final double ODDEST_PIXEL = 4;

    private static final int[] BGR = {2, 1, 0}; // where red, green and blue lie in a pixel

    private final Closer resources = new Closer();
    private final PixelCopy gray = resources.add(PixelCopy.gray());
    private final Optional<PixelCopy> color;

    UprightFrames(FrameColors wanted) {
        color = wanted == FrameColors.COLOR ? Optional.of(resources.add(PixelCopy.bgr())) : Optional.empty();
    }

    VideoFrame frame(AVFrame frame, int index, double time) throws Ffmpeg.Failure {
        int width = shownWidth(frame);
        int orientation = orientation(frame);
        GrayImage luma = Orientation.upright(new GrayImage(width, frame.height(), gray.of(frame, width)), orientation);
        Optional<BufferedImage> colors = Optional.empty();
        if (color.isPresent()) {
            BufferedImage picture = bgr(color.get().of(frame, width), width, frame.height());
            colors = Optional.of(Orientation.upright(picture, orientation));
        }
        return new VideoFrame(index, time, luma, colors);
    }

    private static BufferedImage bgr(byte[] pixels, int width, int height) {
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(pixels, pixels.length), width, height, 3 * width, 3, BGR, null);
        return new BufferedImage(picture.getColorModel(), raster, false, null);
    }

    private static int shownWidth(AVFrame frame) {
        double pixel = Ffmpeg.value(frame.sample_aspect_ratio());
        boolean odd = pixel < 1 / ODDEST_PIXEL || pixel > ODDEST_PIXEL;
        return odd ? frame.width() : Math.max(1, (int) Math.round(frame.width() * pixel));
    }

    /** The orientation of a frame as in EXIF, from its display matrix. */
    private static int orientation(AVFrame frame) {
        AVFrameSideData side = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        if (side == null || side.isNull()) {
            return 1;
        }
        return orientation(new IntPointer(side.data()));
    }

    /** The orientation of a display matrix. */
    static int orientation(IntPointer matrix) { // x' = a x + c y, y' = b x + d y; stored a b u c d v x y w
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
        resources.close();
    }
}
