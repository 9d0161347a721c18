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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program in the README is compiled and run on a synthetic face; those in the documents and the Javadoc are compiled. */
class ReadmeTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(try .*?)```", Pattern.DOTALL);

    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)}</pre>", Pattern.DOTALL);

    /** Indented lines that follow one another. */
    private static final Pattern INDENTED = Pattern.compile("(?m)(?:^    .*\n)+");

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

    @ParameterizedTest
    @ValueSource(strings = {"java.md", "video.md"})
    void theProgramsInTheDocumentsCompile(String document) throws IOException {
        List<MatchResult> programs = INDENTED.matcher(Files.readString(Path.of("../docs/" + document)))
                .results()
                .filter(block ->
                        block.group().contains("FaceAnalyzer") || block.group().contains("MienServer"))
                .toList();
        assertThat(programs).isNotEmpty();
        StringBuilder source = new StringBuilder("""
                import dev.mien.*;
                import dev.mien.align.*;
                import dev.mien.analyze.*;
                import dev.mien.draw.*;
                import dev.mien.image.*;
                import dev.mien.model.*;
                import dev.mien.result.*;
                import dev.mien.serve.*;
                import dev.mien.video.*;
                import dev.mien.video.media.*;
                import dev.mien.video.track.*;
                import java.io.*;
                import java.nio.file.*;
                import java.util.*;
                import java.util.stream.*;
                public class Example {
                """);
        for (MatchResult program : programs) {
            boolean isMethod = program.group().startsWith("    static ");
            source.append(isMethod ? "" : "static void at" + program.start() + "() throws IOException {\n");
            source.append(program.group()).append(isMethod ? "" : "}\n");
        }
        compile(source.append("}\n").toString());
    }

    /** Java sources of all modules that are on the class path. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("core", "data", "net", "evaluate", "train", "video", "server")) {
            try (Stream<Path> files = Files.walk(Path.of("../mien-" + module + "/src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void theExamplesInTheJavadocCompile() throws IOException {
        StringBuilder source = new StringBuilder("""
                import dev.mien.*;
                import dev.mien.align.*;
                import dev.mien.analyze.*;
                import dev.mien.augment.*;
                import dev.mien.dataset.*;
                import dev.mien.detect.*;
                import dev.mien.draw.*;
                import dev.mien.evaluate.*;
                import dev.mien.export.*;
                import dev.mien.image.*;
                import dev.mien.measure.*;
                import dev.mien.metric.*;
                import dev.mien.model.*;
                import dev.mien.net.*;
                import dev.mien.plot.*;
                import dev.mien.result.*;
                import dev.mien.serve.*;
                import dev.mien.serve.model.*;
                import dev.mien.synthetic.*;
                import dev.mien.train.*;
                import dev.mien.train.config.*;
                import dev.mien.train.run.*;
                import dev.mien.video.*;
                import dev.mien.video.media.*;
                import dev.mien.video.track.*;
                import java.awt.image.BufferedImage;
                import java.io.*;
                import java.nio.file.*;
                import java.util.*;
                import java.util.stream.*;
                import javax.imageio.ImageIO;
                public class Example {
                    static List<Path> files;
                    static FaceAnalyzer analyzer;
                    static Picture picture;
                    static Face face;
                    static TrainConfig config;
                    static Throwable failure;
                """);
        int examples = 0;
        for (Path file : sources()) {
            for (MatchResult example :
                    EXAMPLE.matcher(Files.readString(file)).results().toList()) {
                source.append("static void example").append(examples++).append("() throws Exception { // ");
                source.append(file.getFileName()).append('\n');
                source.append(example.group(1).replaceAll("(?m)^ *\\* ?", "")).append("}\n");
            }
        }
        assertThat(examples).isGreaterThan(10);
        compile(source.append("}\n").toString());
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Example.java"), source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(failed).isZero();
    }

    private String run(String source) throws IOException, ReflectiveOperationException {
        compile(source);
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
