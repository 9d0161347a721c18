package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.draw.FaceGrid;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures that {@code mien predict} writes. */
class PredictPicturesTest extends PredictFixture {
    @Test
    void annotatedPicturesAndTheGridAreReadable() throws IOException {
        faces.picture("in/x/small.png", 48, 1);
        faces.picture("in/large.png", 700, 2);
        Path data = faces.dataFile(1, 2, 3);
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.run(
                "predict",
                "--detector",
                "none",
                folder.resolve("in"),
                data,
                "--expression",
                models.seven(),
                "--keypoints",
                models.keypoints(),
                "--out",
                out,
                "--annotate",
                "--grid",
                "4");
        assertThat(run.code()).isZero();
        assertThat(PictureFiles.list(out))
                .containsExactly(
                        out.resolve("annotated/faces.csv-2.png"),
                        out.resolve("annotated/faces.csv-3.png"),
                        out.resolve("annotated/faces.csv-4.png"),
                        out.resolve("annotated/large.png"),
                        out.resolve("annotated/x/small.png"),
                        out.resolve("grid.png"));
        assertThat(PictureFiles.read(out.resolve("annotated/x/small.png")).getWidth())
                .isEqualTo(480);
        assertThat(PictureFiles.read(out.resolve("annotated/large.png")).getWidth())
                .isEqualTo(700);
        BufferedImage grid = PictureFiles.read(out.resolve("grid.png"));
        assertThat(grid.getWidth()).isBetween(2 * FaceGrid.FACE, 3 * FaceGrid.FACE);
        assertThat(grid.getHeight()).isBetween(2 * FaceGrid.FACE, 4 * FaceGrid.FACE); // three lines under each face
    }

    @Test
    void ownResultsAreNotTakenForInputs() throws IOException {
        faces.picture("in/a.png", 48, 1);
        Path out = folder.resolve("in/out");
        Object[] arguments = {
            "predict",
            "--detector",
            "none",
            folder.resolve("in"),
            "--expression",
            models.seven(),
            "--out",
            out,
            "--annotate"
        };
        assertThat(CommandRun.run(arguments).err()).contains("1 face in");
        assertThat(CommandRun.run(arguments).err()).contains("1 face in");
    }

    @Test
    void theLimitCutsTheAnnotatedPictureAndTheGridAsItCutsTheRows() throws IOException {
        for (int i = 0; i < 6; i++) {
            faces.picture("in/" + i + ".png", 40, i);
        }
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.run(
                "predict",
                folder.resolve("in"),
                "--detector",
                "none",
                "--out",
                out,
                "--annotate",
                "--limit",
                3,
                "--grid",
                9);

        assertThat(run.err()).contains("3 faces in 3 pictures");
        assertThat(PictureFiles.list(out.resolve("annotated")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("0.png", "1.png", "2.png");
        assertThat(out.resolve("grid.png")).isNotEmptyFile();
    }

    @Test
    void namesOfPicturesNeitherCollideNorLeaveTheFolder() throws IOException {
        OutputFolder annotated = new OutputFolder(folder.resolve("out"));
        BufferedImage picture = Luma.picture(BlobFaces.face(8, 1));
        for (String name : List.of("a/x.jpg", "a/x.png", "../../x.gif", "/etc/x", "b.csv-2")) {
            PictureFiles.writePng(annotated.free(Path.of(name), ".png"), picture);
        }
        assertThat(PictureFiles.list(folder.resolve("out")))
                .containsExactlyInAnyOrder(
                        folder.resolve("out/a/x.png"),
                        folder.resolve("out/a/x-2.png"),
                        folder.resolve("out/x.png"),
                        folder.resolve("out/etc/x.png"),
                        folder.resolve("out/b.csv-2.png"));
    }
}
