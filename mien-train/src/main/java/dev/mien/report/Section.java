package dev.mien.report;

import java.util.List;

/**
 * A section of the page.
 *
 * @param id the anchor for links
 * @param title its heading
 * @param intro the introduction
 * @param blocks its elements in order
 */
record Section(String id, String title, String intro, List<Block> blocks) {
    Section {
        blocks = List.copyOf(blocks);
    }
}
