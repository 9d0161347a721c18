package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;

import dev.mien.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.javacpp.BytePointer;

/** Opens cameras, which are named {@code camera:0}, {@code camera:1} and so on. */
public final class Cameras {
    private static final Pattern NAME = Pattern.compile("camera:(\\d{1,3})");

    private Cameras() {}

    /** Whether this is the name of a camera rather than a file. */
    public static boolean isCamera(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Opens a camera, whose frames are live and never end.
     *
     * @param name such as {@code camera:0} for the first one
     * @param wanted whether frames have colours
     * @throws UserError when there is no such camera or it is in use
     */
    public static FrameSource open(String name, FrameColors wanted) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new UserError("not a camera's name", name, "use camera:0 for the first camera");
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return open(name, device(system, matcher.group(1)), wanted);
    }

    /** FFmpeg's input format and address of a camera. */
    record Device(String format, String address) {}

    static Device device(String system, String number) {
        if (system.contains("win")) {
            return new Device("vfwcap", number); // DirectShow knows cameras by their names only
        }
        return system.contains("mac")
                ? new Device("avfoundation", number + ":none")
                : new Device("v4l2", "/dev/video" + number);
    }

    static FrameSource open(String name, Device device, FrameColors wanted) {
        Ffmpeg.load();
        avdevice_register_all();
        AVInputFormat format = av_find_input_format(device.format());
        byte[] address = device.address().getBytes(StandardCharsets.UTF_8);
        try (BytePointer url = new BytePointer(Arrays.copyOf(address, address.length + 1))) {
            if (format == null) {
                throw new UserError("this build reads no cameras (" + device.format() + ")", name, "give a video file");
            }
            Demuxer demuxer = new Demuxer(url, format, Map.of(), Formats.DEVICE_DECODING);
            return new StreamFrames(demuxer, name, Optional.empty(), Formats.DEVICE_DECODING, wanted);
        } catch (Ffmpeg.Failure e) {
            throw new UserError(
                    "no such camera, or it is in use (" + e.getMessage() + ")",
                    name,
                    "connect it, or use another number",
                    e);
        }
    }
}
