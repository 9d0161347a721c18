package dev.mien.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.result.FaceResult;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalTableTest {
    private static FaceResult face(String source, int number, float confidence) {
        float rest = (1 - confidence) / 4;
        ExpressionScores scores = new ExpressionScores(LabelSet.FIVE, new float[] {rest, rest, rest, confidence, rest})
                .withDoubt(0.5f, false);
        return FaceResult.of(
                source, number, new Face(new Box(10, 20, 110, 140), 1, Optional.empty(), Optional.of(scores)));
    }

    @Test
    void facesAreNumberedWithinTheirPictureAndDoubtShows() throws IOException {
        StringWriter text = new StringWriter();
        try (TerminalTable table = new TerminalTable(text)) {
            table.write(face("a.jpg", 1, .97f));
            table.write(face("a.jpg", 2, .41f));
            table.write(face("a/folder/with/a/very/long/name/and/a/file.jpg", 1, .97f));
        }
        assertThat(text.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "picture face box (left,top w x h) expression",
                        "a.jpg 1 10,20 100 x 120 happy 97 %",
                        "a.jpg 2 10,20 100 x 120 ? happy 41 %",
                        "…ith/a/very/long/name/and/a/file.jpg 1 10,20 100 x 120 happy 97 %");
        assertThat(text.toString().lines().map(line -> line.indexOf("happy")).filter(at -> at >= 0))
                .as("columns stand under each other, but for the question mark")
                .containsExactly(66, 68, 66);
    }

    @Test
    void withoutFacesThereIsNoHeader() throws IOException {
        StringWriter text = new StringWriter();
        new TerminalTable(text).close();
        assertThat(text.toString()).isEmpty();
    }
}
