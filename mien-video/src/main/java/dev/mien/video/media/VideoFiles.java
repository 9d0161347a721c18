package dev.mien.video.media;

import dev.mien.FileName;
import dev.mien.FileProblem;
import dev.mien.UserError;
import dev.mien.image.PictureFiles;
import java.io.BufferedInputStream;
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
        byte[] head = ContainerHead.of(file);
        OtherKinds.refuse(head, name);
        try (BytePointer url = Ffmpeg.url(file)) {
            Demuxer demuxer = new Demuxer(url, null, Formats.OPENING, Formats.DECODING);
            return new FramesAhead(frames(demuxer, head, name, Optional.of(file), wanted), wanted.bytes);
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

    private static FrameSource frames(
            Demuxer demuxer, byte[] head, String name, Optional<Path> file, FrameColors wanted) {
        boolean isNamedSo = file.map(FileName::extension)
                .filter(MovingPictures.MOTION_JPEG::contains)
                .isPresent();
        if (demuxer.info().isMotionJpeg() && !isNamedSo && OtherKinds.isAroundPictures(head)) {
            demuxer.close();
            throw new UserError(
                    "not a video, but pictures inside another kind of file", name, "save its pictures as files");
        }
        return new StreamFrames(demuxer, name, file, Formats.DECODING, wanted);
    }

    /**
     * Opens a video that is read from a stream as it comes, such as that of a pipe, which may be live. It can be read only once, and its
     * sound is not copied. In MP4 and MOV, the index has to come before the pictures.
     *
     * <pre>{@code
     * List<String> command = List.of("ffmpeg", "-i", "rtsp://camera/stream", "-c", "copy", "-f", "matroska", "-");
     * Process recorder = new ProcessBuilder(command).start();
     * try (FrameSource video = VideoFiles.open(recorder.getInputStream(), "entrance", FrameColors.GRAY)) {
     *     for (Optional<VideoFrame> frame = video.next(); frame.isPresent(); frame = video.next()) {
     *         System.out.println(frame.get().time() + " s: " + analyzer.analyze(Picture.of(frame.get().gray())));
     *     }
     * }
     * }</pre>
     *
     * @param stream stays the caller's to close, after the returned source
     * @param name where it is from, for messages and tables
     * @param wanted whether frames have colours
     * @throws UserError when it cannot be read as a video
     */
    public static FrameSource open(InputStream stream, String name, FrameColors wanted) {
        InputStream rereadable = stream.markSupported() ? stream : new BufferedInputStream(stream);
        try {
            byte[] head = ContainerHead.of(rereadable);
            OtherKinds.refuse(head, name);
            if (Mp4Boxes.beginsWithPictures(head)) {
                throw new UserError(
                        "an MP4 or MOV video whose index comes after its pictures, so that it cannot be read from a stream",
                        name,
                        "save it as a file");
            }
            Demuxer demuxer = new Demuxer(new StreamInput(rereadable), Formats.OPENING, Formats.DECODING);
            return frames(demuxer, head, name, Optional.empty(), wanted);
        } catch (IOException e) {
            throw new UserError("cannot be read: " + FileProblem.words(e), name, "check what writes to it", e);
        } catch (Ffmpeg.Failure e) {
            throw new UserError("not a video that can be read (" + e.getMessage() + ")", name, REMEDY, e);
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
        return !PictureFiles.holdsPicture(file) && ContainerHead.isVideo(ContainerHead.of(file));
    }

    /**
     * The same for a stream, whose position stays.
     *
     * @param stream must support {@link InputStream#mark}
     */
    public static boolean holdsVideo(InputStream stream) throws IOException {
        return !PictureFiles.holdsPicture(stream) && ContainerHead.isVideo(ContainerHead.of(stream));
    }
}
