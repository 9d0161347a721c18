package dev.mien.plot;

/**
 * The medium that a chart is rendered for.
 *
 * @param width in pixels
 * @param titled whether the chart contains its title; on a page it is above the chart
 */
record Layout(int width, boolean titled) {
    /** A picture on its own. */
    static final Layout ALONE = new Layout(900, true);

    /** A part of a page. */
    static final Layout PAGE = new Layout(900, false);

    /** A part of a page on a phone, as wide as its screen to keep the size of the text. */
    static final Layout NARROW = new Layout(400, false);

    boolean narrow() {
        return width <= NARROW.width;
    }
}
