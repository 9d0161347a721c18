package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Expression;
import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ExpressionDataset read(LoadOptions options) {
        return PictureFolder.read("faces", folder, options);
    }

    private void picture(String path, int width, int height) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    }

    @Test
    void theFolderIsTheClassAndTheOneAboveTheSplit() throws IOException {
        picture("valid/Happy/a.png", 8, 8);
        picture("train/sad/b.png", 9, 9);
        picture("somebody/fear/c.png", 8, 8);
        ExpressionDataset faces = read(LoadOptions.defaults());
        assertThat(faces.size()).isEqualTo(3);
        for (int row = 0; row < 3; row++) {
            switch (faces.place(row)) {
                case "valid/Happy/a.png" -> assertIs(faces, row, Expression.HAPPY, "val");
                case "train/sad/b.png" -> assertIs(faces, row, Expression.SAD, "train");
                default -> assertIs(faces, row, Expression.FEAR, "");
            }
        }
    }

    private static void assertIs(ExpressionDataset faces, int row, Expression expression, String split) {
        assertThat(faces.expression(row)).isEqualTo(expression);
        assertThat(faces.split(row)).isEqualTo(split);
    }

    @Test
    void aFolderOfAnotherNameBesideKnownOnesIsLeftOutAndSaid() throws IOException {
        picture("happy/a.png", 8, 8);
        picture("contempt/b.png", 8, 8);
        Files.writeString(folder.resolve("happy/readme.txt"), "x");
        ExpressionDataset faces = read(LoadOptions.defaults());
        assertThat(faces.size()).isEqualTo(1);
        assertThat(faces.notes()).anyMatch(note -> note.contains("contempt"));
        assertThat(faces.notes()).anyMatch(note -> note.contains("readme.txt"));
    }

    @Test
    void ofSeveralFoldersOneThatIsNamedByPartIsThatPart() throws IOException {
        picture("train/happy/a.png", 8, 8);
        picture("Test/happy/b.png", 8, 8);
        picture("mine/happy/c.png", 8, 8);
        List<Path> folders =
                Stream.of("train", "Test", "mine").map(folder::resolve).toList();
        ExpressionDataset faces = Datasets.expressions(folders, LoadOptions.defaults());
        assertThat(Splits.named(faces, "train")).containsExactly(0);
        assertThat(Splits.named(faces, "test")).containsExactly(1);
        assertThat(faces.split(2)).isEmpty();
    }

    @Test
    void picturesInAFolderWithinThatOfTheirClassAreBadRowsThatSayWhereTheyBelong() throws IOException {
        picture("happy/a.png", 8, 8);
        picture("happy/anna/b.png", 8, 8);
        ExpressionDataset faces = read(LoadOptions.defaults().withBadRowLimit(1));
        assertThat(faces.size()).isEqualTo(1);
        assertThat(faces.badRows().first())
                .containsExactly(
                        "happy/anna/b.png: in the folder 'anna', expected directly in 'happy'; the row was skipped");
    }

    @Test
    void classesInAnotherLanguageAreRefusedWithTheOptionThatNamesThem() throws IOException {
        picture("Freude/a.png", 8, 8);
        assertThatThrownBy(() -> read(LoadOptions.defaults()))
                .hasMessageContaining("unknown class 'Freude', expected a name such as 'happy', or its meaning by the"
                        + " option class-names");
        assertThat(read(LoadOptions.defaults().withClassNames(ClassCoding.parse("Freude=happy")))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aPictureThatIsNoSquareIsABadRowWithItsPlace() throws IOException {
        picture("happy/a.png", 8, 8);
        picture("happy/wide.png", 9, 8);
        ExpressionDataset faces = read(LoadOptions.defaults().withBadRowLimit(1));
        assertThat(faces.size()).isEqualTo(1);
        assertThat(faces.badRows().toString())
                .contains("happy/wide.png")
                .contains("9x8 pixels, expected a square face crop");
    }

    @Test
    void numberedFoldersOfSeveralPeopleAreTakesUnlessTheNumbersAreNamed() throws IOException {
        picture("S005/001/a.png", 8, 8);
        picture("S010/002/b.png", 8, 8);
        assertThatThrownBy(() -> read(LoadOptions.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("faces: numbered folders in 'S005', 'S010' and so on, which look like takes");
        ExpressionDataset named = read(LoadOptions.defaults().withClassNames(ClassCoding.parse("1=happy,2=sad")));
        assertThat(named.size()).isEqualTo(2);
    }
}
