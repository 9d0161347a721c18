package dev.mien.plot;

import dev.mien.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** A chart created by {@link Charts}, which is rendered for each file. Needs no display. */
public final class Chart {
    private final Function<Layout, ChartImage> drawing;

    Chart(Function<Layout, ChartImage> drawing) {
        this.drawing = drawing;
    }

    /** Renders the chart with its title. */
    public BufferedImage image() {
        return drawing.apply(Layout.ALONE).toImage();
    }

    /**
     * Writes the chart with its title, for use on its own.
     *
     * @throws IOException when the file cannot be written
     */
    public void writePng(Path file) throws IOException {
        BufferedImage image = image();
        WholeFile.write(file, temporary -> ImageIO.write(image, "png", temporary.toFile()));
    }

    /**
     * Writes the chart without its title, for a page on a desktop screen.
     *
     * @throws IOException when the file cannot be written
     */
    public void writeSvg(Path file) throws IOException {
        WholeFile.write(file, drawing.apply(Layout.PAGE).toSvg());
    }

    /**
     * Writes the chart without its title, for a page on a phone.
     *
     * @throws IOException when the file cannot be written
     */
    public void writeNarrowSvg(Path file) throws IOException {
        WholeFile.write(file, drawing.apply(Layout.NARROW).toSvg());
    }
}
