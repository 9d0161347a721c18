package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Expression;
import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.Resize;
import dev.mien.synthetic.SyntheticFaces;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien predict} on 300 damaged and hostile pictures: all are answered or named, and the job goes to its end. */
class HostilePicturesTest {
    private static final int EACH = 30;

    private final SplittableRandom random = new SplittableRandom(8);
    private final List<Path> files = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    private static byte[] encoded(String format) throws IOException {
        GrayImage face = Resize.to(SyntheticFaces.draw(Expression.HAPPY, 1, 1).image(), 300, 240);
        BufferedImage color = new BufferedImage(300, 240, BufferedImage.TYPE_3BYTE_BGR);
        color.createGraphics().drawImage(Luma.picture(face), 0, 0, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(color, format, bytes);
        return bytes.toByteArray();
    }

    private void add(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("in").resolve(files.size() + "-" + name);
        Files.createDirectories(file.getParent());
        files.add(Files.write(file, bytes));
    }

    private byte[] cutOff(byte[] good) {
        return Arrays.copyOf(good, random.nextInt(1, good.length));
    }

    private byte[] flipped(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = 0; i < 10; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(1, 5000)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A PNG of a few bytes that says it is enormous. */
    private byte[] bomb(byte[] png) {
        byte[] bytes = png.clone();
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(16, random.nextInt(20_000, Integer.MAX_VALUE));
        header.putInt(20, random.nextInt(20_000, Integer.MAX_VALUE));
        CRC32 sum = new CRC32();
        sum.update(bytes, 12, 17);
        header.putInt(29, (int) sum.getValue());
        return bytes;
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void allAreAnsweredOrNamed() throws IOException {
        byte[] jpeg = encoded("jpg");
        byte[] png = encoded("png");
        byte[] gif = encoded("gif");
        byte[] bmp = encoded("bmp");
        for (int i = 0; i < EACH; i++) {
            add("cut.jpg", cutOff(jpeg));
            add("cut.png", cutOff(png));
            add("cut.gif", cutOff(gif));
            add("cut.bmp", cutOff(bmp));
            add("flipped.jpg", flipped(jpeg));
            add("flipped.png", flipped(png));
            add("bomb.png", bomb(png));
            add("noise.webp", noise());
            add("wrong-ending.jpg", i % 2 == 0 ? png : "no picture at all".getBytes(StandardCharsets.UTF_8));
            add("empty.jpeg", new byte[0]);
        }
        CommandRun run = CommandRun.run("predict", folder.resolve("in"));
        assertThat(files).hasSize(300);
        assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
        for (Path file : files) {
            assertThat(run.out() + run.err()).contains(file.toString());
        }
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception in");
    }
}
