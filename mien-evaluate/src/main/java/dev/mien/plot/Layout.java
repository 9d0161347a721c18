package dev.mien.plot;

/**
 * What a chart is drawn for.
 *
 * @param width in pixels
 * @param titled whether the title stands in it; on a page it stands above it
 */
record Layout(int width, boolean titled) {
    /** A picture that stands alone. */
    static final Layout ALONE = new Layout(900, true);

    /** Part of a page. */
    static final Layout PAGE = new Layout(900, false);

    /** Part of a page on a telephone: as wide as its screen, so that letters keep their size. */
    static final Layout NARROW = new Layout(400, false);

    boolean narrow() {
        return width <= NARROW.width;
    }
}
