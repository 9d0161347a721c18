package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;

import dev.mien.UserError;
import dev.mien.image.NativeLibraries;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;

/** Utilities for calling FFmpeg. */
final class Ffmpeg {
    static {
        NativeLibraries.load(avutil.class, swresample.class, avcodec.class, avformat.class, swscale.class);
        ErrorLog.install();
    }

    private Ffmpeg() {}

    /** Loads the libraries; to be called before any other class of the binding is used. */
    static void load() {
        // by the initialization of this class
    }

    /** A failed call; the message is the library's. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        Failure(int code) {
            super(describe(code));
            this.code = code;
        }

        /** Whether the data is damaged. */
        boolean isDamage() {
            return code == AVERROR_INVALIDDATA;
        }

        /** Whether the format is known but not enabled. */
        boolean isRefusal() {
            return code == AVERROR_EINVAL();
        }
    }

    /**
     * Returns the result of a call if it is not an error.
     *
     * @throws Failure when it is
     */
    static int check(int code) throws Failure {
        if (code < 0) {
            throw new Failure(code);
        }
        return code;
    }

    /** The description of an error code. */
    static String describe(int code) {
        byte[] text = new byte[256];
        av_strerror(code, text, text.length);
        int end = 0;
        while (text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /**
     * The URL of a file, independent of the encoding of this process, in which no part of the name is interpreted as a
     * protocol.
     *
     * @throws UserError when it lies in another file system than the operating system's, such as in a zip archive, which
     *     the libraries do not know; they would take another file of that name
     */
    static BytePointer url(Path file) {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            throw new UserError(
                    "a video in another file system than the operating system's",
                    file.toString(),
                    "copy it to a folder, or write it to one");
        }
        byte[] text = ("file:" + file.toAbsolutePath()).getBytes(StandardCharsets.UTF_8);
        byte[] terminated = Arrays.copyOf(text, text.length + 1);
        return new BytePointer(terminated);
    }

    /** A dictionary of options, from which the library removes those that it uses. */
    static AVDictionary options(Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((name, value) -> av_dict_set(dictionary, name, value, 0));
        return dictionary;
    }

    /** The value of a ratio; 0 if it is unknown. */
    static double value(AVRational ratio) {
        return ratio.den() == 0 ? 0 : (double) ratio.num() / ratio.den();
    }
}
