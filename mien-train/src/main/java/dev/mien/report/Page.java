package dev.mien.report;

import java.util.List;

/**
 * The content of a page; the templates under {@code src/main/jte} define its layout.
 *
 * @param title the title
 * @param lead a sentence below the title
 * @param headline the most important metrics
 * @param sections the sections in order
 * @param footer how the report was created
 */
record Page(String title, String lead, List<Fact> headline, List<Section> sections, String footer) {
    /** A name and its value. */
    record Fact(String name, String value) {}

    Page {
        headline = List.copyOf(headline);
        sections = List.copyOf(sections);
    }
}
