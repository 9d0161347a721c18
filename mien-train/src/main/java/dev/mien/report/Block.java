package dev.mien.report;

import java.util.List;

/** An element of a section. */
sealed interface Block {

    /**
     * A picture.
     *
     * @param name the name of its files in {@code figures}, without extension
     * @param isChart whether there are SVG files for wide and narrow pages; otherwise only a PNG file
     * @param finding what it shows, as alternative text
     * @param explanation how to read it
     */
    record Figure(String name, boolean isChart, String title, String finding, String explanation) implements Block {}

    /**
     * A table.
     *
     * @param header the names of the columns
     * @param rows the cells, as many as in the header; the first is the name of the row
     * @param isText whether the cells are text rather than numbers
     */
    record Table(String caption, List<String> header, List<List<String>> rows, boolean isText) implements Block {
        /** A table of numbers. */
        Table(String caption, List<String> header, List<List<String>> rows) {
            this(caption, header, rows, false);
        }

        /** A table of text. */
        static Table ofText(String caption, List<String> header, List<List<String>> rows) {
            return new Table(caption, header, rows, true);
        }

        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** Faces side by side. */
    record Gallery(String title, String explanation, List<Card> cards) implements Block {
        public Gallery {
            cards = List.copyOf(cards);
        }
    }

    /** Links to other pages. */
    record Links(List<Link> links) implements Block {
        /** A text and the relative path that it links to. */
        record Link(String text, String target) {}

        public Links {
            links = List.copyOf(links);
        }
    }

    /** Content that is collapsed by default. */
    record Fold(String title, List<Block> blocks) implements Block {
        public Fold {
            blocks = List.copyOf(blocks);
        }
    }

    /** A note. */
    record Note(String text) implements Block {}
}
