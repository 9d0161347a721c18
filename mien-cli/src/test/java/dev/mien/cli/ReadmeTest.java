package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Expression;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import dev.mien.image.Resize;
import dev.mien.synthetic.SyntheticFaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in the README is compiled and run as it stands there, on a synthetic face. */
class ReadmeTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(try .*?)```", Pattern.DOTALL);

    @TempDir
    Path folder = Path.of("");

    @Test
    void theProgramInTheReadmeReadsAFace() throws IOException, ReflectiveOperationException {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("../README.md")));
        assertThat(program.find()).isTrue();
        GrayImage face = Resize.to(SyntheticFaces.draw(Expression.HAPPY, 3, 5).image(), 240, 240);
        Path photo = folder.resolve("photo.png");
        PictureFiles.writePng(photo, Luma.picture(face));
        String body = program.group(1).replace("photo.jpg", photo.toString().replace("\\", "\\\\"));

        String printed = run("import dev.mien.*;\nimport dev.mien.analyze.*;\nimport java.nio.file.*;\n"
                + "public class Example {\n    public static void main(String[] arguments) {\n" + body + "    }\n}\n");

        assertThat(printed.lines()).hasSize(2);
        assertThat(printed).contains("Box[left=").contains(" HAPPY").contains("nose at ");
    }

    private String run(String source) throws IOException, ReflectiveOperationException {
        Path file = Files.writeString(folder.resolve("Example.java"), source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(failed).isZero();
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
