package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Box;
import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacePhotosTest {
    @TempDir
    Path folder;

    @Test
    void aTableGivesEachPhotoItsFacesWithTheirFlags() throws IOException {
        photo("b.png", 1);
        photo("a.png", 2);
        Path table = write("boxes.csv", """
                image,left,top,right,bottom,blur,occlusion,pose,invalid,source
                b.png,1,2,11,22,2,1,1,0,x
                a.png,5,5,6.5,8,0,0,0,1,x
                b.png,3,3,9,9,0,0,0,0,x
                """);
        FacePhotos photos = FacePhotos.read(table, Optional.empty());
        assertThat(photos.photos())
                .extracting(photo -> photo.file().getFileName().toString())
                .containsExactly("a.png", "b.png");
        assertThat(photos.photos().get(0).faces())
                .containsExactly(new MarkedFace(new Box(5, 5, 6.5f, 8), 0, 0, 0, true));
        assertThat(photos.photos().get(1).faces())
                .containsExactly(
                        new MarkedFace(new Box(1, 2, 11, 22), 2, 1, 1, false),
                        new MarkedFace(new Box(3, 3, 9, 9), 0, 0, 0, false));
    }

    @Test
    void aTableWithoutFlagsIsEnoughAndAnEmptyBoxIsNotAskedFor() throws IOException {
        photo("a.png", 1);
        Path table = write("boxes.csv", "image,left,top,right,bottom\na.png,4,4,4,9\n");
        MarkedFace face =
                FacePhotos.read(table, Optional.empty()).photos().get(0).faces().get(0);
        assertThat(face.invalid()).isTrue();
        assertThat(face.box().width()).isEqualTo(1);
    }

    @Test
    void whatIsWrongInATableIsNamedWithItsLine() throws IOException {
        photo("a.png", 1);
        Path table = write("boxes.csv", "image,left,top,right,bottom\na.png,4,4,8,9\na.png,4,x,8,9\n");
        assertThatThrownBy(() -> FacePhotos.read(table, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("boxes.csv:3")
                .hasMessageContaining("'x' in column 'top'");
    }

    @Test
    void aTableMayBeWrittenAsSpreadsheetsDo() throws IOException {
        photo("a.png", 1);
        Path table = write("boxes.csv", "\ufeffImage;Left;Top;Right;Bottom\r\na.png;1,5;2;11;22\r\n");
        assertThat(FacePhotos.read(table, Optional.empty()).photos().get(0).faces())
                .containsExactly(MarkedFace.of(new Box(1.5f, 2, 11, 22)));
    }

    @Test
    void aTableMayBeCompressedOrInAnArchiveBesideItsPhotos() throws IOException {
        photo("a.png", 1);
        byte[] table = "image,left,top,right,bottom\na.png,4,4,8,9\n".getBytes(StandardCharsets.UTF_8);
        Path gzip = folder.resolve("boxes.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(table);
        }
        Path zip = folder.resolve("boxes.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("boxes.csv"));
            out.write(table);
        }
        for (Path file : List.of(gzip, zip)) {
            FacePhotos photos = FacePhotos.read(file, Optional.empty());
            assertThat(photos.photos().get(0).file()).isEqualTo(folder.resolve("a.png"));
            assertThat(photos.photos().get(0).faces()).containsExactly(MarkedFace.of(new Box(4, 4, 8, 9)));
        }
    }

    @Test
    void annotationsThatAreAFolderOrMissingAreSaidToBe() {
        assertThatThrownBy(() -> FacePhotos.read(folder, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder + ": a folder, expected a file");
        assertThatThrownBy(() -> FacePhotos.read(folder.resolve("gone.csv"), Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("gone.csv: no such file");
    }

    @Test
    void aNumberThatIsNoneIsNamedWithItsPlace() throws IOException {
        photo("a.png", 1);
        Path text = write("gt.txt", "a.png\n1\nNaN 2 3 4 0 0 0 0 0 0\n");
        assertThatThrownBy(() -> FacePhotos.read(text, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("gt.txt:3");
        Path json = write("faces.json", """
                {"images": [{"id": 7, "file_name": "a.png"}],
                 "annotations": [{"image_id": 7, "bbox": ["x", 2, 3, 4]}]}
                """);
        assertThatThrownBy(() -> FacePhotos.read(json, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("faces.json: annotation 1");
        Path nameless = write("nameless.json", "{\"images\": [{\"id\": 7}], \"annotations\": []}");
        assertThatThrownBy(() -> FacePhotos.read(nameless, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nameless.json: image 1");
    }

    @Test
    void widersOwnTextIsReadWithItsPhotosWhereTheArchivesHaveThem() throws IOException {
        Files.createDirectories(folder.resolve("WIDER_val/images/0--Parade"));
        photo("WIDER_val/images/0--Parade/p1.png", 1);
        photo("WIDER_val/images/0--Parade/p2.png", 2);
        Files.createDirectories(folder.resolve("wider_face_split"));
        Path text = write("wider_face_split/wider_face_val_bbx_gt.txt", """
                0--Parade/p1.png
                2
                10 20 30 40 2 0 0 0 1 1\s
                5 6 7 8 0 0 0 1 0 0\s
                0--Parade/p2.png
                0
                0 0 0 0 0 0 0 0 0 0\s
                """);
        FacePhotos photos = FacePhotos.read(text, Optional.empty());
        assertThat(photos.photos()).hasSize(2);
        assertThat(photos.photos().get(0).faces())
                .containsExactly(
                        new MarkedFace(new Box(10, 20, 40, 60), 2, 1, 1, false),
                        new MarkedFace(new Box(5, 6, 12, 14), 0, 0, 0, true));
        assertThat(photos.photos().get(1).faces()).isEmpty();
    }

    @Test
    void widersTextThatBreaksOffIsNamedWithItsLine() throws IOException {
        Path text = write("gt.txt", "a.png\n2\n1 2 3 4 0 0 0 0 0 0\n");
        assertThatThrownBy(() -> FacePhotos.read(text, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("gt.txt:4")
                .hasMessageContaining("expected 10 numbers");
    }

    @Test
    void ofCocosCategoriesOnlyFacesAreTakenAndCrowdsAreNotAskedFor() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        photo("images/a.png", 1);
        Files.createDirectories(folder.resolve("annotations"));
        Path json = write("annotations/faces.json", """
                {"images": [{"id": 7, "file_name": "a.png"}],
                 "categories": [{"id": 1, "name": "human-face"}, {"id": 2, "name": "dog"}],
                 "annotations": [
                   {"image_id": 7, "category_id": 1, "bbox": [1, 2, 3, 4], "iscrowd": 0},
                   {"image_id": 7, "category_id": 2, "bbox": [0, 0, 9, 9], "iscrowd": 0},
                   {"image_id": 7, "category_id": 1, "bbox": [2, 2, 2, 2], "iscrowd": 1}]}
                """);
        assertThat(FacePhotos.read(json, Optional.empty()).photos().get(0).faces())
                .containsExactly(
                        new MarkedFace(new Box(1, 2, 4, 6), 0, 0, 0, false),
                        new MarkedFace(new Box(2, 2, 4, 4), 0, 0, 0, true));
    }

    @Test
    void whereNoPhotoCanBeReadTheyAreRefused() throws IOException {
        Path table = write("boxes.csv", "image,left,top,right,bottom\nnone.png,4,4,8,9\n");
        FacePhotos photos = FacePhotos.read(table, Optional.empty());
        assertThatThrownBy(() -> photos.checked(1))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "boxes.csv: its only photo cannot be read", "none.png: no such file; ", "a folder 'images'");
    }

    @Test
    void photosThatCannotBeReadStayRowsButAreInNoPartAndNoHash() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 10; i < 50; i++) {
            photo("p" + i + ".png", i);
            rows.append("p").append(i).append(".png,1,1,9,9\n");
        }
        Path sound = write("sound.csv", "image,left,top,right,bottom\n" + rows);
        byte[] cut = Files.readAllBytes(folder.resolve("p10.png"));
        Files.write(folder.resolve("p20-cut.png"), Arrays.copyOf(cut, cut.length / 2));
        Path table = write("boxes.csv", Files.readString(sound) + "a.png,1,1,9,9\np20-cut.png,1,1,9,9\n");
        FacePhotos unchecked = FacePhotos.read(table, Optional.empty());
        assertThatThrownBy(() -> unchecked.checked(.01))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("2 of 42 photos are bad, more than the limit of 1 %", "a.png: no such file");

        FacePhotos photos = unchecked.checked(.05);
        assertThat(photos.notes())
                .hasSize(2)
                .allMatch(note -> note.endsWith("; the photo was skipped"))
                .anyMatch(note -> note.contains("p20-cut.png: "));
        assertThat(photos.photos()).hasSize(42);
        assertThat(photos.hash())
                .isEqualTo(FacePhotos.read(sound, Optional.empty()).hash());
        Split split = PhotoSplits.draw(photos, 1);
        assertThat(IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.heldOut())))
                .hasSize(40)
                .doesNotContain(0, 11);
        Split given = photos.readable(new Split("by hand", new int[] {0, 1}, new int[] {11, 13}, new int[] {2}));
        assertThat(given.train()).containsExactly(1);
        assertThat(given.validation()).containsExactly(13);
        assertThat(given.test()).containsExactly(2);
    }

    @Test
    void aBrokenLinkAmongPhotosWithoutAFaceIsARowThatCannotBeRead() throws IOException {
        photo("a.png", 1);
        Path table = write("boxes.csv", "image,left,top,right,bottom\na.png,4,4,8,9\n");
        Path none = Files.createDirectory(folder.resolve("none"));
        photo("none/c.png", 2);
        Files.createSymbolicLink(none.resolve("b.png"), Path.of("nowhere.png"));
        FacePhotos photos = FacePhotos.read(table, Optional.of(none)).checked(.5);
        assertThat(photos.photos())
                .extracting(photo -> photo.file().getFileName().toString())
                .containsExactly("a.png", "b.png", "c.png");
        assertThat(photos.notes())
                .containsExactly(none.resolve("b.png") + ": a link to a file that is not there; the photo was skipped");
        Files.delete(none.resolve("c.png"));
        assertThatThrownBy(() -> FacePhotos.read(table, Optional.of(none)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a link to a file that is not there");
    }

    @Test
    void aLongTextInPlaceOfANameOrNumbersIsNotQuotedWhole() throws IOException {
        String pixels = "0 255 ".repeat(5000).strip();
        Path table = write("boxes.csv", "image,left,top,right,bottom\n" + pixels + ",4,4,8,9\n");
        Path text = write("gt.txt", "a.png\n1\n" + pixels.replace("255", "x") + "\n");
        for (Path file : List.of(table, text)) {
            assertThatThrownBy(() -> FacePhotos.read(file, Optional.empty()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("9 characters)")
                    .message()
                    .hasSizeLessThan(400);
        }
    }

    @Test
    void annotationsThatCannotBeFoundAreLeftOutAndNamed() throws IOException {
        photo("a.png", 1); // 36x32 pixels
        Path table = write("boxes.csv", """
                image,left,top,right,bottom,blur,invalid
                a.png,4,4,8,9,0,0
                a.png,36,4,50,9,0,0
                a.png,4,4,8,9,1,0
                a.png,-9,4,0,9,0,0
                a.png,4,40,8,50,0,1
                a.png,35,31,50,50,0,0
                """);
        FacePhotos photos = FacePhotos.read(table, Optional.empty());
        assertThat(photos.photos().get(0).faces())
                .containsExactly(
                        MarkedFace.of(new Box(4, 4, 8, 9)),
                        new MarkedFace(new Box(4, 40, 8, 50), 0, 0, 0, true),
                        MarkedFace.of(new Box(35, 31, 50, 50)));
        assertThat(photos.notes())
                .containsExactly(
                        table + ":3 and 1 more: wholly outside of the photo, and left out",
                        table + ":4: a box of this photo again, and left out");
    }

    @Test
    void theSplitKeepsCopiesInOnePartAndLosesNoPhoto() throws IOException {
        StringBuilder table = new StringBuilder("image,left,top,right,bottom\n");
        for (int i = 0; i < 60; i++) {
            photo("p" + i + ".png", i / 2); // two of each
            table.append("p").append(i).append(".png,1,1,9,9\n");
        }
        FacePhotos photos = FacePhotos.read(write("boxes.csv", table.toString()), Optional.empty());
        Split split = PhotoSplits.draw(photos, 3);
        assertThat(split.test().length).isBetween(9, 11);
        Set<Integer> all = new HashSet<>();
        List<Set<String>> parts = List.of(split.train(), split.validation(), split.test()).stream()
                .map(rows -> {
                    Arrays.stream(rows).forEach(all::add);
                    return Arrays.stream(rows)
                            .mapToObj(row -> looks(photos.photos().get(row)))
                            .collect(Collectors.toSet());
                })
                .toList();
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 60).boxed().toList());
        assertThat(parts.get(0)).doesNotContainAnyElementsOf(parts.get(1)).doesNotContainAnyElementsOf(parts.get(2));
        assertThat(parts.get(1)).doesNotContainAnyElementsOf(parts.get(2));
        assertThat(PhotoSplits.draw(photos, 3)).isEqualTo(split);
    }

    private static String looks(FacePhoto photo) {
        return Arrays.toString(photo.gray().pixels());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A picture of noise; the same look, the same noise. */
    private void photo(String name, int look) throws IOException {
        Random random = new Random(look);
        BufferedImage image = new BufferedImage(36, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 32; y += 4) {
            for (int x = 0; x < 36; x += 4) {
                int gray = random.nextInt(256);
                for (int i = 0; i < 16; i++) {
                    image.getRaster().setSample(x + i % 4, y + i / 4, 0, gray);
                }
            }
        }
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }
}
