package dev.mien.plot;

import dev.mien.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** A chart of {@link Charts}, drawn anew for each file. Needs no display. */
public final class Chart {
    private final Function<Layout, ChartImage> drawing;

    Chart(Function<Layout, ChartImage> drawing) {
        this.drawing = drawing;
    }

    /** The chart with its title. */
    public BufferedImage image() {
        return drawing.apply(Layout.ALONE).toImage();
    }

    /** Writes the chart with its title, to stand alone. */
    public void writePng(Path file) throws IOException {
        BufferedImage image = image();
        WholeFile.write(file, temporary -> ImageIO.write(image, "png", temporary.toFile()));
    }

    /** Writes the chart without its title, for a page as wide as a desk's screen. */
    public void writeSvg(Path file) throws IOException {
        WholeFile.write(file, drawing.apply(Layout.PAGE).toSvg());
    }

    /** Writes the chart without its title, for a page as wide as a telephone's screen. */
    public void writeNarrowSvg(Path file) throws IOException {
        WholeFile.write(file, drawing.apply(Layout.NARROW).toSvg());
    }
}
