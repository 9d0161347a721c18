package dev.mien.image;

import dev.mien.PictureError;

/**
 * Counts the scans of a progressive JPEG file. Programs write about ten; each requires a pass over all pixels, so that
 * a small file with thousands of scans would keep a processor busy for minutes.
 */
final class JpegScans {
    /** Far more scans than any program writes. */
    static final int MAX_SCANS = 100;

    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;

    private JpegScans() {}

    /**
     * Refuses a file with too many scans.
     *
     * @param from the offset of the first scan's data
     * @param source its name, for messages
     * @throws PictureError when there are too many
     */
    static void check(byte[] file, int from, String source) {
        int scans = 1;
        int at = Math.max(0, from);
        while (at + 3 < file.length) {
            int marker = file[at + 1] & 0xff;
            if ((file[at] & 0xff) != 0xff || !hasSegment(marker)) {
                at++; // data, a byte that stands for itself, or a restart within the scan
                continue;
            }
            if (marker == JpegHeader.END) {
                return; // what follows is not part of the picture
            }
            if (marker == JpegHeader.START_OF_SCAN && ++scans > MAX_SCANS) {
                throw new PictureError(
                        "a JPEG picture of more than " + MAX_SCANS + " scans",
                        source,
                        "open it in a viewer and save it again");
            }
            at += 2 + Math.max(2, ((file[at + 2] & 0xff) << 8) | (file[at + 3] & 0xff));
        }
    }

    private static boolean hasSegment(int marker) {
        return marker != 0 && marker != 1 && marker != 0xff && !(marker >= FIRST_RESTART && marker <= LAST_RESTART);
    }
}
