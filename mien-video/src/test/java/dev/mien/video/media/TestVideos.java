package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.javacpp.Loader;

/** Small videos, made by FFmpeg's own program, which lies in the same jar as the library and is a witness apart from us. */
public final class TestVideos {
    private TestVideos() {}

    /** Encodes frames of 64x48 pixels at 25 frames/s, of which frame i has the gray 10 i, modulo 250. */
    public static Path steps(Path file, int frames, String... arguments) throws IOException {
        return encode(file, 25, frames, i -> gray(64, 48, 10 * i % 250), arguments);
    }

    /** Encodes a picture as AVIF. */
    static Path avif(Path file, BufferedImage picture) throws IOException {
        return encode(file, 1, 1, i -> picture, "-c:v", "libaom-av1", "-still-picture", "1", "-cpu-used", "8");
    }

    /**
     * Encodes pictures.
     *
     * @param arguments what the program is told after the input: codecs, filters and so on
     */
    public static Path encode(
            Path file, double rate, int frames, IntFunction<BufferedImage> pictures, String... arguments)
            throws IOException {
        BufferedImage first = pictures.apply(0);
        List<String> command = new ArrayList<>(List.of(
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-s",
                first.getWidth() + "x" + first.getHeight(),
                "-r",
                String.valueOf(rate),
                "-i",
                "-"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        Process process = start(Loader.load(ffmpeg.class), command, file);
        try (OutputStream in = process.getOutputStream()) {
            for (int i = 0; i < frames; i++) {
                BufferedImage picture = pictures.apply(i);
                in.write(((DataBufferByte) picture.getRaster().getDataBuffer()).getData());
            }
        }
        return await(process, file);
    }

    /** Encodes pictures of which number i is shown after i * i / 100 seconds. */
    public static Path encodeUneven(Path file, int frames, IntFunction<BufferedImage> pictures) throws IOException {
        return encode(
                file,
                25,
                frames,
                pictures,
                "-vf",
                "settb=1/1000,setpts=10*N*N",
                "-fps_mode",
                "vfr",
                "-enc_time_base",
                "1:1000",
                "-c:v",
                "mpeg4");
    }

    /** Runs the program on other inputs; the last argument is the file it writes. */
    public static Path run(String... arguments) throws IOException {
        Path file = Path.of(arguments[arguments.length - 1]);
        Process process = start(Loader.load(ffmpeg.class), List.of(arguments), file);
        process.getOutputStream().close();
        return await(process, file);
    }

    /** What ffprobe says of a file: the values asked for, a line for each. */
    public static List<String> probe(Path file, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Loader.load(ffprobe.class), "-v", "error", "-of", "csv=p=0"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        Process process = program(command).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static Process start(String program, List<String> arguments, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "-y", "-v", "error", "-threads", "1"));
        command.addAll(arguments);
        return program(command).redirectOutput(log(file)).start();
    }

    private static ProcessBuilder program(List<String> command) {
        Loader.load(avdevice.class); // unpacks all that the programs need
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("LD_LIBRARY_PATH", String.valueOf(Path.of(command.get(0)).getParent()));
        return builder;
    }

    private static Path await(Process process, Path file) throws IOException {
        try {
            assertThat(process.waitFor())
                    .as(Files.readString(log(file).toPath()))
                    .isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return file;
    }

    private static File log(Path file) {
        return new File(file + ".log");
    }

    /** A picture of one gray. */
    public static BufferedImage gray(int width, int height, int brightness) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        Arrays.fill(pixels, (byte) brightness);
        return picture;
    }
}
