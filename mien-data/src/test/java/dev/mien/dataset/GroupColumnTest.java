package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupColumnTest {
    private static final LoadOptions LENIENT = LoadOptions.defaults().withBadRowLimit(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static List<String> groups(List<Path> files, String column) {
        Dataset data = Datasets.any(files, LENIENT);
        GroupColumn groups = GroupColumn.read(files, column);
        return IntStream.range(0, data.size())
                .mapToObj(row -> groups.of(data, row))
                .toList();
    }

    @Test
    void rowsHaveTheValueOfTheirOwnLineWhateverIsSkippedBeforeThem() throws IOException {
        Path file = Texts.write(
                folder.resolve("faces.csv"),
                List.of(
                        "emotion, Taken By ,pixels",
                        "3,anna,1 2 3 4",
                        "3,skipped,no pixels",
                        "3,,5 6 7 8",
                        "3,\"ben, jun.\",9 8 7 6"));
        assertThat(groups(List.of(file), " taken by")).containsExactly("anna", GroupColumn.NONE, "ben, jun.");
    }

    @Test
    void eachFileHasItsOwnRows() throws IOException {
        Path first =
                Texts.write(folder.resolve("a.csv"), List.of("nose_tip_x,nose_tip_y,Image,lens", "1,1,1 2 3 4,wide"));
        Path second =
                Texts.write(folder.resolve("b.csv"), List.of("lens,nose_tip_x,nose_tip_y,Image", "tele,1,1,1 2 3 5"));
        assertThat(groups(List.of(first, second), "Lens")).containsExactly("wide", "tele");
    }

    @Test
    void facesOnPictureFilesHaveTheValueOfTheirRow() throws IOException {
        ImageIO.write(
                new BufferedImage(90, 90, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                folder.resolve("a.png").toFile());
        Path file = Texts.write(
                folder.resolve("marks.csv"),
                List.of(
                        "image,left_eye_center_x,left_eye_center_y,right_eye_center_x,right_eye_center_y,"
                                + "nose_tip_x,nose_tip_y,lens",
                        "a.png,60,30,30,30,45,45,wide",
                        "a.png,50,30,30,30,40,45,tele"));
        assertThat(groups(List.of(file), "lens")).containsExactly("wide", "tele");
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        List<String> lines = List.of("emotion,pixels,lens", "3,1 2 3 4,wide");
        Path first = Texts.write(folder.resolve("a.csv"), lines);
        Path second = Texts.write(Files.createDirectory(folder.resolve("more")).resolve("a.csv"), lines);
        assertThatThrownBy(() -> GroupColumn.read(List.of(first, second), "lens"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("a.csv: two files of this name");
    }

    @Test
    void aFileWithoutTheColumnIsRefusedAndAFolderToo() throws IOException {
        Path file = Texts.write(folder.resolve("faces.csv"), List.of("emotion,pixels", "3,1 2 3 4"));
        assertThatThrownBy(() -> GroupColumn.read(List.of(file), "Lens"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("faces.csv:1: no column 'lens'; the first line has: emotion, pixels;")
                .hasMessageEndingWith("name one of these by the option groups");
        assertThatThrownBy(() -> GroupColumn.read(List.of(folder), "lens"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a folder of pictures has no columns");
    }
}
