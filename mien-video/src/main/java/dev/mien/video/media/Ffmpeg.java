package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** What all users of the library need. */
final class Ffmpeg {
    static {
        ErrorLog.install();
    }

    private Ffmpeg() {}

    /** A step of the library that failed; its message is the library's own. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        Failure(int code) {
            super(describe(code));
            this.code = code;
        }

        /** Whether what was to be read or written is damaged itself. */
        boolean isDamage() {
            return code == AVERROR_INVALIDDATA;
        }

        /** Whether the library knows the format but was told not to read it. */
        boolean isRefusal() {
            return code == AVERROR_EINVAL();
        }
    }

    /**
     * The library's answer, where it is not an error.
     *
     * @throws Failure when it is
     */
    static int check(int code) throws Failure {
        if (code < 0) {
            throw new Failure(code);
        }
        return code;
    }

    /** What that error code means. */
    static String describe(int code) {
        byte[] text = new byte[256];
        av_strerror(code, text, text.length);
        int end = 0;
        while (text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** The file as the library wants it: no part of its name is taken for a protocol, in whatever encoding this process runs. */
    static BytePointer url(Path file) {
        byte[] text = ("file:" + file.toAbsolutePath()).getBytes(StandardCharsets.UTF_8);
        byte[] terminated = Arrays.copyOf(text, text.length + 1);
        return new BytePointer(terminated);
    }

    /** Options by name; the library frees what it takes. */
    static AVDictionary options(Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((name, value) -> av_dict_set(dictionary, name, value, 0));
        return dictionary;
    }

    /** A ratio as a number; 0 where it is not known. */
    static double value(AVRational ratio) {
        return ratio.den() == 0 ? 0 : (double) ratio.num() / ratio.den();
    }
}
