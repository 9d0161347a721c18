package dev.mien.video.media;

import dev.mien.FileName;
import dev.mien.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;

/**
 * Opens video files in any format that FFmpeg supports, detected from the content. Files that are not videos, are
 * empty, have no decodable frame or exceed the size limit are refused with a {@link UserError} that names the file.
 *
 * <pre>{@code
 * try (FrameSource video = VideoFiles.open(Path.of("video.mp4"))) {
 *     for (Optional<VideoFrame> frame = video.next(); frame.isPresent(); frame = video.next()) {
 *         System.out.println(frame.get().time() + " s: " + analyzer.analyze(Picture.of(frame.get().gray())));
 *     }
 * }
 * }</pre>
 */
public final class VideoFiles {
    /** The largest number of pixels of a frame, checked before decoding: those of 360-degree cameras, 8192x8192. */
    public static final long PIXEL_LIMIT = 8192L * 8192;

    static final String REMEDY = "give a video that a player shows";

    private static final Set<String> ENDINGS = Set.of(
            "3g2", "3gp", "apng", "asf", "avi", "divx", "dv", "f4v", "flv", "h264", "h265", "hevc", "m2t", "m2ts",
            "m2v", "m4v", "mjpeg", "mjpg", "mkv", "mov", "mp4", "mpe", "mpeg", "mpg", "mpv", "mts", "mxf", "nut", "ogm",
            "ogv", "qt", "rm", "rmvb", "ts", "vob", "webm", "wmv", "wtv", "y4m");

    private VideoFiles() {}

    /**
     * Opens a video file without colours; see {@link #open(Path, FrameColors)}.
     *
     * @throws UserError when it cannot be read as a video
     */
    public static FrameSource open(Path file) {
        return open(file, FrameColors.GRAY);
    }

    /**
     * Opens a video file, whose frames are decoded ahead on a thread of its own.
     *
     * @throws UserError when it cannot be read as a video, or lies in another file system than the operating system's
     */
    public static FrameSource open(Path file, FrameColors wanted) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new UserError("a folder, expected a video file", name, "check the path");
        }
        if (!Files.isReadable(file)) {
            throw new UserError("no such file, or no permission to read it", name, "check the path");
        }
        OtherKinds.refuse(file);
        try (BytePointer url = Ffmpeg.url(file)) {
            Demuxer demuxer = new Demuxer(url, null, Formats.OPENING, Formats.DECODING);
            if (demuxer.info().isMotionJpeg() && OtherKinds.isAroundPictures(file)) {
                demuxer.close();
                throw new UserError(
                        "not a video, but pictures inside another kind of file", name, "save its pictures as files");
            }
            return new FramesAhead(
                    new StreamFrames(demuxer, name, Optional.of(file), Formats.DECODING, wanted), wanted.bytes);
        } catch (Ffmpeg.Failure e) {
            if (Mp4Boxes.endBeforeIndex(file)) {
                throw new UserError(
                        "cut off: the index, which belongs at its end, is missing", name, "copy or record it again", e);
            }
            String why = e.isRefusal()
                    ? "not a kind of video that is read"
                    : "not a video that can be read (" + e.getMessage() + ")";
            throw new UserError(why, name, REMEDY, e);
        }
    }

    /**
     * Whether a picture file is an animation: an animated GIF, PNG or WebP, or motion JPEG. {@link #open(Path)} opens
     * it as a video, as far as FFmpeg supports it.
     */
    public static boolean isMovingPicture(Path file) {
        return MovingPictures.isOne(file);
    }

    /** The same for the bytes of a file without a name, such as those that come through a pipe. */
    public static boolean isMovingPicture(byte[] file) {
        return MovingPictures.isOne(file);
    }

    /** Whether the name has the extension of a video. */
    public static boolean isVideo(Path file) {
        return ENDINGS.contains(FileName.extension(file));
    }

    /** Whether its first bytes are those of a video, which in some formats may also be sound only. */
    public static boolean holdsVideo(Path file) {
        return ContainerHead.isVideo(file);
    }

    /**
     * The same for a stream, whose position stays.
     *
     * @param stream must support {@link InputStream#mark}
     */
    public static boolean holdsVideo(InputStream stream) throws IOException {
        return ContainerHead.isVideo(stream);
    }
}
