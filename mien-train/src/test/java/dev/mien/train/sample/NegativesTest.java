package dev.mien.train.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.LoadOptions;
import dev.mien.image.GrayImage;
import dev.mien.testing.SyntheticFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NegativesTest {
    private static final int PHOTOS = 10;

    @TempDir
    Path folder;

    @Test
    void aDamagedPhotoIsLeftOutAndTheOthersKeepTheirParts() throws IOException {
        Negatives all = negatives(photos(PHOTOS));
        assertThat(all.heldOut()).hasSize(2);
        assertThat(all.background()).hasSize(8);
        int lost = shade(all.background().get(3));
        Files.write(folder.resolve("photos").resolve(lost + ".png"), new byte[] {1, 2, 3});
        Negatives rest = negatives(folder.resolve("photos"));
        assertThat(shades(rest.heldOut())).isEqualTo(shades(all.heldOut()));
        assertThat(shades(rest.background()))
                .isEqualTo(shades(all.background()).stream()
                        .filter(shade -> shade != lost)
                        .toList());
        assertThat(rest.description()).isEqualTo("4 faces of faces.csv, background of 7 photos of photos");
    }

    @Test
    void tooFewPhotosAreRefused() throws IOException {
        Path photos = photos(2);
        assertThatThrownBy(() -> negatives(photos))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("photos: 2 photos, expected at least 3");
    }

    private Negatives negatives(Path photos) throws IOException {
        ExpressionDataset faces = Datasets.expressions(
                List.of(SyntheticFiles.expressions(folder.resolve("faces.csv"), 8)), LoadOptions.defaults());
        return Negatives.of(FacePhotos.unannotated(photos).checked(.2), faces, new int[] {1, 3, 5, 7}, 9, 2, 1);
    }

    /** Photos of one shade each, the number in their name. */
    private Path photos(int count) throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        for (int shade = 0; shade < count; shade++) {
            BufferedImage photo = new BufferedImage(120, 110, BufferedImage.TYPE_BYTE_GRAY);
            for (int at = 0; at < 120 * 110; at++) {
                photo.getRaster().setSample(at % 120, at / 120, 0, shade);
            }
            ImageIO.write(photo, "png", photos.resolve(shade + ".png").toFile());
        }
        return photos;
    }

    private static List<Integer> shades(List<GrayImage> photos) {
        return photos.stream().map(NegativesTest::shade).toList();
    }

    private static int shade(GrayImage photo) {
        return photo.at(0, 0);
    }
}
