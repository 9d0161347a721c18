package dev.mien.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
    @TempDir
    Path folder = Path.of("");

    private List<TableRow> read(String text, Charset charset) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        Tables.read(Files.write(folder.resolve("a.csv"), text.getBytes(charset)), "mend it", rows::add);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image,left\nfête.jpg,1.5\n",
                "image;left\r\nfête.jpg;1,5\r\n",
                "image\tleft\nfête.jpg\t1,5\n",
                "image|left\nfête.jpg|1.5",
                "sep=;\r\nimage;left\r\nfête.jpg;1,5\r\n",
                "\n\"Image\" , LEFT \n\"fête.jpg\", 1.5\n"
            })
    void everyWayOfWritingSaysTheSame(String text) throws IOException {
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252")) {
            for (String mark : encoding.startsWith("UTF") ? List.of("", "\uFEFF") : List.of("")) {
                List<TableRow> rows = read(mark + text, Charset.forName(encoding));
                assertThat(rows).as(encoding + mark.length()).hasSize(1);
                assertThat(rows.get(0).text("image")).hasValue("fête.jpg");
                assertThat(rows.get(0).number("", "left")).isEqualTo(1.5);
            }
        }
    }

    /** As R's {@code write.table} writes them with several separators, and {@code write.csv}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"image\" \"left\"\n\"1\" \"fête, à.jpg\" 1.5\n\"2\" NA NA\n",
                "\"image\",\"left\"\n\"1\",\"fête, à.jpg\",1.5\n\"2\",NA,NA\n",
                "\"image\"\t\"left\"\n\"1\"\t\"fête, à.jpg\"\t1.5\n\"2\"\tNA\tNA\n",
                "sep=;\n\"image\";\"left\"\n\"1\";\"fête, à.jpg\";1,5\n\"2\";NA;NA\n",
                "\"\",\"image\",\"left\"\n\"1\",\"fête, à.jpg\",1.5\n\"2\",NA,NA\n"
            })
    void namesOfRowsAreNoFields(String text) throws IOException {
        List<TableRow> rows = read(text, StandardCharsets.UTF_8);
        assertThat(rows.get(0).text("image")).hasValue("fête, à.jpg");
        assertThat(rows.get(0).number("", "left")).isEqualTo(1.5);
        assertThat(rows.get(1).numberOrNaN("", "left")).isNaN();
    }

    @Test
    void aFieldWithoutANameIsRefusedUnlessItIsEmpty() throws IOException {
        assertThatThrownBy(() -> read("image,left\n1,a.jpg,1.5\n", StandardCharsets.UTF_8))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.csv:2: 3 fields, and the first line names 2 columns; name every column")
                .hasMessageContaining("row.names = FALSE");
        TableRow row = read("\"image\",\"left\"\n\"a.jpg\",1.5,\n", StandardCharsets.UTF_8)
                .get(0);
        assertThat(row.text("image")).hasValue("a.jpg");
    }

    @Test
    void jsonIsRefusedWithWhatIsExpectedAndNotForItsQuotes() {
        assertThatThrownBy(() -> read("[{\"image_id\":1,\"bbox\":[1,2,3,4]}]", StandardCharsets.UTF_8))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.csv: cannot be read")
                .hasMessageNotContaining("qmethod");
    }

    /** R's {@code write.table} writes them with a backslash. */
    @Test
    void aQuoteThatIsNotDoubledIsRefusedWithItsRow() throws IOException {
        assertThat(read("\"image\",\"left\"\n\"a \"\"b\"\".jpg\",1\n", StandardCharsets.UTF_8)
                        .get(0)
                        .text("image"))
                .hasValue("a \"b\".jpg");
        String escaped = "\"image\",\"left\"\n\"a.jpg\",1\n\"a \\\"b\\\".jpg\",2\n";
        assertThatThrownBy(() -> read(escaped, StandardCharsets.UTF_8))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith(
                        "a.csv:3: text behind the closing quote of a field; double the quotes within quotes;"
                                + " from R, write the table with qmethod = \"double\"");
    }

    @Test
    void aRowIsNamedByItsLine() throws IOException {
        TableRow row =
                read("image,left\na.jpg,1\nb.jpg,x\n", StandardCharsets.UTF_8).get(1);
        assertThatThrownBy(() -> row.number("give pixels", "left"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.csv:3: 'x' in column 'left'");
        assertThatThrownBy(() -> row.number("give pixels", "top"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no column 'top'");
    }

    @Test
    void wordsForNothingAreNoNumber() {
        for (String word : List.of("", " ", "NA", "NaN", "None", "null", "#N/A")) {
            assertThat(TableText.number(word, false)).isNaN();
        }
        assertThat(TableText.number("1,5", true)).isEqualTo(1.5);
        assertThatThrownBy(() -> TableText.number("1,5", false)).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> TableText.number("1,000,000", true)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void whatIsNoFileIsNamed() {
        assertThatThrownBy(() -> Tables.read(folder.resolve("none.csv"), "", row -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.csv: no such file");
        assertThatThrownBy(() -> Tables.read(folder, "", row -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a folder, expected a table");
    }
}
