package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The curve that shows values of high dynamic range (ITU-R BT.2100) on ordinary displays: luma, or each of red, green
 * and blue on its own.
 */
enum HdrCurve {
    /** Perceptual quantization (SMPTE ST 2084), in which some cameras store HEIF pictures. */
    PQ(HdrCurve::pqNits),
    /** Hybrid log-gamma, as in videos of phones. */
    HLG(HdrCurve::hlgNits);

    /** The luminance of white paper, in cd/m2 (ITU-R BT.2408, 2.1). */
    private static final double WHITE = 203;

    /** Up to this part of white, values are kept; above it they approach the brightest that the display has. */
    private static final double KNEE = 0.75;

    private static final int VALUES = 256;

    private final byte[] shown = new byte[VALUES];

    HdrCurve(DoubleUnaryOperator nits) {
        for (int i = 0; i < VALUES; i++) {
            double light = compressed(nits.applyAsDouble(i / (VALUES - 1.0)) / WHITE);
            shown[i] = (byte) Math.round(srgb(light) * (VALUES - 1));
        }
    }

    /** The curve of a transfer characteristic of FFmpeg; empty if that is not one of high dynamic range. */
    static Optional<HdrCurve> of(int transfer) {
        if (transfer == AVCOL_TRC_SMPTE2084) {
            return Optional.of(PQ);
        }
        return transfer == AVCOL_TRC_ARIB_STD_B67 ? Optional.of(HLG) : Optional.empty();
    }

    /** Replaces stored values by those to be shown. */
    void apply(byte[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = shown[values[i] & 0xff];
        }
    }

    /** BT.2100, table 4: the light of a stored value in 0..1, in cd/m2. */
    private static double pqNits(double value) {
        double power = Math.pow(value, 32 / 2523.0);
        double ratio = Math.max(power - 3424 / 4096.0, 0) / (2413 / 128.0 - 2392 / 128.0 * power);
        return 10_000 * Math.pow(ratio, 16384 / 2610.0);
    }

    /** BT.2100, table 5: the same on its display of 1000 cd/m2. */
    private static double hlgNits(double value) {
        double a = 0.17883277;
        double b = 1 - 4 * a;
        double c = 0.5 - a * Math.log(4 * a);
        double scene = value <= 0.5 ? value * value / 3 : (Math.exp((value - c) / a) + b) / 12;
        return 1000 * Math.pow(scene, 1.2);
    }

    /** From light in parts of white, without limit, to 0..1. */
    private static double compressed(double light) {
        double room = 1 - KNEE;
        return light <= KNEE ? light : KNEE + room * (1 - Math.exp((KNEE - light) / room));
    }

    /** From light in 0..1 to a value in 0..1 (IEC 61966-2-1). */
    private static double srgb(double light) {
        return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }
}
