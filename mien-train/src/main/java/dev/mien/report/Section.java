package dev.mien.report;

import java.util.List;

/**
 * A part of the page.
 *
 * @param id where links jump to
 * @param title its heading
 * @param intro what it is about
 * @param blocks from the top
 */
record Section(String id, String title, String intro, List<Block> blocks) {
    Section {
        blocks = List.copyOf(blocks);
    }
}
