package dev.mien.report;

import java.util.List;

/** Something in a section. */
sealed interface Block {

    /**
     * A picture.
     *
     * @param name its files' name in {@code figures}, without the suffix
     * @param isChart whether there are SVG files of it for wide and narrow pages; otherwise it is a PNG file alone
     * @param finding what it shows, for those who cannot see it
     * @param explanation how to read it
     */
    record Figure(String name, boolean isChart, String title, String finding, String explanation) implements Block {}

    /**
     * A table.
     *
     * @param header the columns' names
     * @param rows cells as many as the header has; the first names the row
     * @param isText whether the cells are words rather than figures
     */
    record Table(String caption, List<String> header, List<List<String>> rows, boolean isText) implements Block {
        /** A table of figures. */
        Table(String caption, List<String> header, List<List<String>> rows) {
            this(caption, header, rows, false);
        }

        /** A table of words. */
        static Table ofText(String caption, List<String> header, List<List<String>> rows) {
            return new Table(caption, header, rows, true);
        }

        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** Faces beside each other. */
    record Gallery(String title, String explanation, List<Card> cards) implements Block {
        public Gallery {
            cards = List.copyOf(cards);
        }
    }

    /** Ways to other pages. */
    record Links(List<Link> links) implements Block {
        /** A text and where it leads, from the page. */
        record Link(String text, String target) {}

        public Links {
            links = List.copyOf(links);
        }
    }

    /** What is shown when asked for. */
    record Fold(String title, List<Block> blocks) implements Block {
        public Fold {
            blocks = List.copyOf(blocks);
        }
    }

    /** A remark. */
    record Note(String text) implements Block {}
}
