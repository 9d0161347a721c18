package dev.mien.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A drawing that can be rendered to pixels or SVG.
 *
 * @param width in pixels
 * @param height in pixels
 * @param paint paints it, from the origin, on a white background
 */
record ChartImage(int width, int height, Consumer<Graphics2D> paint) {
    private static final String SVG = "http://www.w3.org/2000/svg";

    BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        paint.accept(canvas);
        canvas.dispose();
        return image;
    }

    /** The drawing as an SVG document; text is converted to outlines, which look the same everywhere. */
    String toSvg() throws IOException {
        SVGGraphics2D canvas = new SVGGraphics2D(document());
        canvas.setSVGCanvasSize(new Dimension(width, height));
        paint.accept(canvas);
        Element root = canvas.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height); // lets a page scale it
        StringWriter text = new StringWriter();
        canvas.stream(root, text, true, false);
        canvas.dispose();
        return text.toString();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK can make an XML document", e);
        }
    }
}
