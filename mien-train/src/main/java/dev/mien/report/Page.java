package dev.mien.report;

import java.util.List;

/**
 * What stands on a page; the templates under {@code src/main/jte} say how it looks.
 *
 * @param title what was looked at
 * @param lead one sentence under it
 * @param headline the few figures that matter most
 * @param sections from the top
 * @param footer how it came about
 */
record Page(String title, String lead, List<Fact> headline, List<Section> sections, String footer) {
    /** A name and its value. */
    record Fact(String name, String value) {}

    Page {
        headline = List.copyOf(headline);
        sections = List.copyOf(sections);
    }
}
