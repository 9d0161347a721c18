package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.LeakAudit.Kind;
import dev.mien.dataset.LeakAudit.Leak;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoLeaksTest {
    private static final int WIDTH = 144;
    private static final int HEIGHT = 128;

    @TempDir
    Path folder;

    private final List<FacePhoto> photos = new ArrayList<>();

    /** The leaks of the last photo from those before it. */
    private List<Leak> leaks() {
        int last = photos.size() - 1;
        int[] training = new int[last];
        for (int row = 0; row < last; row++) {
            training[row] = row;
        }
        return new FacePhotos("photos", photos, photos.size(), List.of()).leaks(training, new int[] {last});
    }

    private void add(String name, GrayImage look) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(Luma.picture(look), name.substring(name.indexOf('.') + 1), file.toFile());
        photos.add(new FacePhoto(file, List.of()));
    }

    /** Bright and dark squares, at random. */
    private static GrayImage look(int seed) {
        Random random = new Random(seed);
        byte[] squares = new byte[9 * 8];
        random.nextBytes(squares);
        return Resize.to(new GrayImage(9, 8, squares), WIDTH, HEIGHT);
    }

    private void addTraining() throws IOException {
        for (int i = 0; i < 4; i++) {
            add(i + ".png", look(i));
        }
    }

    private void assertLeak(Kind kind) {
        assertThat(leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.kind()).isEqualTo(kind);
            assertThat(leak.known()).isEqualTo(2);
            assertThat(leak.row()).isEqualTo(4);
            assertThat(leak.correlation()).isBetween(.98, 1.0);
        });
    }

    @Test
    void theSameFileOrPixelsAreExact() throws IOException {
        addTraining();
        Path copy = Files.copy(folder.resolve("2.png"), folder.resolve("copy.png"));
        photos.add(new FacePhoto(copy, List.of()));
        assertLeak(Kind.EXACT);
        photos.remove(4);
        add("copy.bmp", look(2));
        assertLeak(Kind.EXACT);
    }

    @Test
    void aPhotoInAnotherSizeAndCompressionIsNear() throws IOException {
        addTraining();
        add("small.jpg", Resize.to(look(2), WIDTH / 2, HEIGHT / 2));
        assertLeak(Kind.NEAR);
    }

    @Test
    void aMirroredPhotoIsFound() throws IOException {
        addTraining();
        add("mirrored.jpg", NearCopies.mirrored(look(2)));
        assertLeak(Kind.MIRRORED);
    }

    @Test
    void otherPhotosAndThoseThatCannotBeReadAreNoLeaks() throws IOException {
        addTraining();
        add("other.png", look(9));
        assertThat(leaks()).isEmpty();
        photos.set(4, new FacePhoto(folder.resolve("none.png"), List.of(), Optional.of("no such file")));
        assertThat(leaks()).isEmpty();
    }

    @Test
    void blankPhotosAreOnlyCopiesOfTheVerySame() throws IOException {
        add("gray.png", new GrayImage(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT]));
        add("small.png", new GrayImage(64, 64, new byte[64 * 64]));
        assertThat(leaks()).isEmpty();
        add("again.png", new GrayImage(64, 64, new byte[64 * 64]));
        assertThat(leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.known()).isEqualTo(1);
            assertThat(leak.kind()).isEqualTo(Kind.EXACT);
        });
    }
}
