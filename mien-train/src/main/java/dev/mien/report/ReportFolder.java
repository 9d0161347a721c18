package dev.mien.report;

import dev.mien.WholeFile;
import dev.mien.image.PictureFiles;
import dev.mien.plot.Chart;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

/** Writes the files of a report atomically: the page, {@code figures} and {@code faces}. */
final class ReportFolder {
    private static final String STYLE = "report.css";

    private final Path path;

    ReportFolder(Path path) {
        this.path = path;
    }

    /** Writes a chart for pages of all widths. */
    Block.Figure chart(String name, Chart chart, String title, String finding, String explanation) throws IOException {
        chart.writePng(figure(name + ".png"));
        chart.writeSvg(figure(name + ".svg"));
        chart.writeNarrowSvg(figure(name + "-narrow.svg"));
        return new Block.Figure(name, true, title, finding, explanation);
    }

    /** Writes a picture that is not a chart. */
    Block.Figure picture(String name, BufferedImage picture, String title, String finding, String explanation)
            throws IOException {
        PictureFiles.writePng(figure(name + ".png"), picture);
        return new Block.Figure(name, false, title, finding, explanation);
    }

    /** Writes a face and returns its relative path. */
    String face(String name, BufferedImage picture) throws IOException {
        PictureFiles.writePng(path.resolve("faces").resolve(name + ".png"), picture);
        return "faces/" + name + ".png";
    }

    /** Writes a text file beside the page. */
    void text(String name, String content) throws IOException {
        WholeFile.write(path.resolve(name), content);
    }

    /** Writes the page, which must be last, so that everything it refers to exists. */
    Path page(Page page) throws IOException {
        try (InputStream style = Objects.requireNonNull(ReportFolder.class.getResourceAsStream(STYLE))) {
            WholeFile.write(path.resolve(STYLE), style.readAllBytes());
        }
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.mien.report")
                .render("page.jte", page, html);
        Path index = path.resolve("index.html");
        WholeFile.write(index, html.toString());
        return index;
    }

    private Path figure(String name) {
        return path.resolve("figures").resolve(name);
    }
}
