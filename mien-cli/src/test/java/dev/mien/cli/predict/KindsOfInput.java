package dev.mien.cli.predict;

import dev.mien.cli.PhonePicture;
import dev.mien.image.Luma;
import dev.mien.video.media.VideoInfo;
import dev.mien.video.media.VideoWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.Node;

/**
 * One input of each kind that people have, whole ones and others, small and drawn.
 *
 * @param folder where they are written
 */
record KindsOfInput(Path folder) {
    /** How many frames the moving ones have, and rows the data file. */
    static final int MANY = 5;

    /** Whole inputs and the faces that each has where every whole picture is one. */
    Map<Path, Integer> whole() throws IOException {
        BlobFaces faces = new BlobFaces(folder);
        Map<Path, Integer> all = new LinkedHashMap<>();
        all.put(faces.picture("photo.png", 40, 1), 1);
        for (String format : new String[] {"jpg", "bmp", "gif", "tif"}) {
            all.put(Files.write(folder.resolve("photo." + format), picture(format)), 1);
        }
        all.put(Files.write(folder.resolve("big.tif"), picture("bigtiff")), 1);
        all.put(Files.write(folder.resolve("photo.avif"), PhonePicture.avif()), 1);
        all.put(Files.write(folder.resolve("phone.heic.jpg"), PhonePicture.avif()), 1);
        all.put(Files.write(folder.resolve("no-end.jpg"), withoutEnd(picture("jpg"))), 1);
        all.put(Files.write(folder.resolve("really-a-png.jpg"), picture("png")), 1);
        all.put(movingGif(folder.resolve("moving.gif")), MANY);
        all.put(video(folder.resolve("video.mp4")), MANY);
        all.put(faces.dataFile(0, 1, 2, 3, 4), MANY);
        all.put(zip(folder.resolve("photos.zip")), 2);
        all.put(archive(folder.resolve("phone.zip"), Map.of("IMG_1.HEIC", PhonePicture.avif())), 1);
        all.put(zip(folder.resolve("windows.zip"), Charset.forName("IBM437"), "gr\u00f6\u00dfe.png"), 1);
        Path inside = Files.createDirectories(folder.resolve("tree/below"));
        Files.write(inside.resolve("a.png"), picture("png"));
        Files.write(inside.resolve("b.jpg"), picture("jpg"));
        all.put(folder.resolve("tree"), 2);
        all.put(Files.createSymbolicLink(folder.resolve("link"), folder.resolve("tree")), 2);
        return all;
    }

    /** What cannot be read, of whatever kind. */
    Map<String, String> bad() throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        byte[] jpeg = picture("jpg");
        all.put("cut.jpg", write("cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2)));
        all.put("empty.png", write("empty.png", new byte[0]));
        all.put("text.jpg", write("text.jpg", "no picture".getBytes(StandardCharsets.UTF_8)));
        all.put(
                "phone.heic",
                write("phone.heic", "....ftypheic....mif1heic and no more".getBytes(StandardCharsets.UTF_8)));
        all.put("camera.cr2", write("camera.cr2", picture("tif")));
        all.put("layers.psd", write("layers.psd", "8BPS".getBytes(StandardCharsets.UTF_8)));
        all.put("drawing.tga", write("drawing.tga", new byte[2000]));
        all.put("scan.jp2", write("scan.jp2", "....jP  and more".getBytes(StandardCharsets.UTF_8)));
        byte[] video = Files.readAllBytes(video(folder.resolve("whole.mp4")));
        all.put("cut.mp4", write("cut.mp4", Arrays.copyOf(video, video.length / 2)));
        all.put("list.m3u8", write("list.mp4", "#EXTM3U\nvideo.mp4\n".getBytes(StandardCharsets.UTF_8)));
        all.put("notes.csv", write("notes.csv", "name,age\nAda,36\n".getBytes(StandardCharsets.UTF_8)));
        all.put("cut.zip", write("cut.zip", Arrays.copyOf(Files.readAllBytes(zip(folder.resolve("a.zip"))), 60)));
        all.put(
                "leading out.zip",
                zip(folder.resolve("leading-out.zip"), StandardCharsets.UTF_8, "good.png", "../evil.png")
                        .toString());
        all.put("paper.pdf", write("paper.pdf", joined("%PDF-1.4 ".getBytes(StandardCharsets.UTF_8), jpeg)));
        all.put("shard.tar", write("shard.tar", joined(tarHead("0.jpg", jpeg.length), jpeg)));
        all.put(
                "pictures.tfrecord",
                write("pictures.tfrecord", joined(new byte[12], joined(jpeg, joined(new byte[16], jpeg)))));
        all.put("missing.jpg", folder.resolve("missing.jpg").toString());
        all.put(
                "folder without pictures",
                Files.createDirectories(folder.resolve("empty")).toString());
        all.put("address", "https://example.org/photo.jpg");
        all.put("pattern without a match", folder.resolve("*.xyz").toString());
        return all;
    }

    /** The header of a file in a tar archive (POSIX 1003.1, ustar). */
    private static byte[] tarHead(String name, int length) {
        byte[] head = new byte[512];
        ByteBuffer.wrap(head).put(name.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer.wrap(head)
                .position(124)
                .put(String.format(Locale.ROOT, "%011o", length).getBytes(StandardCharsets.US_ASCII));
        ByteBuffer.wrap(head).position(257).put("ustar".getBytes(StandardCharsets.US_ASCII));
        return head;
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    static byte[] picture(String format) throws IOException {
        BufferedImage colors = new BufferedImage(40, 40, BufferedImage.TYPE_3BYTE_BGR);
        colors.createGraphics().drawImage(Luma.picture(BlobFaces.face(40, 1)), 0, 0, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(colors, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] withoutEnd(byte[] jpeg) {
        return Arrays.copyOf(jpeg, jpeg.length - 2);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static Path zip(Path file) throws IOException {
        return zip(file, StandardCharsets.UTF_8, "one.png", "more/two.png");
    }

    private static Path zip(Path file, Charset charset, String... names) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : names) {
            entries.put(name, picture("png"));
        }
        return archive(file, charset, entries);
    }

    /** An archive of these files by their names in it. */
    static Path archive(Path file, Map<String, byte[]> entries) throws IOException {
        return archive(file, StandardCharsets.UTF_8, entries);
    }

    private static Path archive(Path file, Charset charset, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), charset)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    /** A drawn video of {@value #MANY} frames. */
    static Path video(Path file) throws IOException {
        VideoInfo info = new VideoInfo("drawn", Optional.empty(), 40, 40, 25, OptionalDouble.empty());
        try (VideoWriter writer = new VideoWriter(file, info, 40, 40)) {
            for (int i = 0; i < MANY; i++) {
                BufferedImage frame = new BufferedImage(40, 40, BufferedImage.TYPE_3BYTE_BGR);
                frame.createGraphics().drawImage(Luma.picture(BlobFaces.face(40, i)), 0, 0, null);
                writer.write(frame, i / 25.0);
            }
        }
        return file;
    }

    /** A drawn video of {@value #MANY} frames in a format that can be read from a pipe: YUV4MPEG2, without compression. */
    static byte[] streamableVideo() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("YUV4MPEG2 W40 H40 F25:1 C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
        byte[] noColor = new byte[2 * 20 * 20];
        Arrays.fill(noColor, (byte) 128);
        for (int i = 0; i < MANY; i++) {
            bytes.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(BlobFaces.face(40, i).pixels());
            bytes.writeBytes(noColor);
        }
        return bytes.toByteArray();
    }

    static Path movingGif(Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < MANY; i++) {
                BufferedImage frame = Luma.picture(BlobFaces.face(40, i));
                writer.writeToSequence(new IIOImage(frame, null, delayed(writer, frame)), null);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
        return file;
    }

    /** That a frame is shown for a tenth of a second; without such a word several pictures are one, put together. */
    private static IIOMetadata delayed(ImageWriter writer, BufferedImage frame) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
        Node tree = metadata.getAsTree(metadata.getNativeMetadataFormatName());
        for (Node node = tree.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof IIOMetadataNode control && node.getNodeName().equals("GraphicControlExtension")) {
                control.setAttribute("delayTime", "10");
            }
        }
        metadata.setFromTree(metadata.getNativeMetadataFormatName(), tree);
        return metadata;
    }
}
