package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MostlyOutsideTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aFaceThatIsMostlyOutsideOfItsPictureHasNoExpression() throws IOException {
        Path picture = folder.resolve("a.png");
        PictureFiles.writePng(picture, Luma.picture(new GrayImage(200, 150, new byte[200 * 150])));
        Path boxes = Files.writeString(
                folder.resolve("boxes.csv"), "image,left,top,right,bottom\na.png,-50,30,30,110\na.png,-30,30,50,110\n");
        CommandRun run = CommandRun.run("predict", picture, "--detector", "boxes:" + boxes);
        List<String> header =
                List.of(run.out().lines().findFirst().orElseThrow().split(",", -1));
        int expression = header.indexOf("expression");
        assertThat(run.rows()).hasSize(2);
        assertThat(run.rows().get(0).subList(expression, expression + 3)).containsOnly("");
        assertThat(run.rows().get(1).subList(expression, expression + 3)).doesNotContain("");
        assertThat(run.rows()).allMatch(row -> !row.get(row.size() - 1).isEmpty(), "has points");
    }
}
