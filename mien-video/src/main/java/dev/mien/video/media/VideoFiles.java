package dev.mien.video.media;

import dev.mien.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;

/**
 * Video files as frames: whatever FFmpeg opens, told by its content. What is no video, empty, without a decodable frame or
 * larger than the limit is refused with a {@link UserError} that names the file.
 */
public final class VideoFiles {
    /** The most pixels a frame may have, checked before anything is decoded: 8K. */
    public static final long PIXEL_LIMIT = 7680L * 4320;

    static final String REMEDY = "give a video that a player shows";

    /** Limits every decoder, also those that only look into the streams. */
    static final Map<String, String> DECODING = Map.of("max_pixels", Long.toString(PIXEL_LIMIT), "threads", "auto");

    /** A file never makes us open another file's or a network's contents, as playlists ask. */
    static final Map<String, String> OPENING = Map.of("protocol_whitelist", "file");

    private static final Set<String> ENDINGS = Set.of(
            "3gp", "avi", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "mts", "ogv", "ts", "webm", "wmv",
            "y4m");

    private VideoFiles() {}

    /**
     * Opens a video file. A thread of its own decodes ahead of who asks.
     *
     * @throws UserError when it cannot be read as a video
     */
    public static FrameSource open(Path file) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new UserError("a folder, expected a video file", name, "check the path");
        }
        if (!Files.isReadable(file)) {
            throw new UserError("no such file, or no permission to read it", name, "check the path");
        }
        try (BytePointer url = Ffmpeg.url(file)) {
            Demuxer demuxer = new Demuxer(url, null, OPENING, DECODING);
            return new FramesAhead(new StreamFrames(demuxer, name, Optional.of(file), DECODING));
        } catch (Ffmpeg.Failure e) {
            throw new UserError("not a video that can be read (" + e.getMessage() + ")", name, REMEDY, e);
        }
    }

    /** Whether the name ends as a video's does. */
    public static boolean isVideo(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
