package dev.mien.image;

import dev.mien.PictureError;

/**
 * Counts the scans of a JPEG file, such as a progressive one. Programs write about ten; each requires a pass over all pixels, so that
 * a small file with thousands of scans would keep a processor busy for minutes.
 */
final class JpegScans {
    /** Far more scans than any program writes. */
    private static final int MAX_SCANS = 100;

    /** The largest number of pixels of all scans together, about three seconds of work: 100 scans of 25 million. */
    private static final long MAX_WORK = 2_500_000_000L;

    /** Programs write up to so many, which are read in a picture of any size. */
    private static final int USUAL = 20;

    private static final byte MARKER = (byte) 0xff;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;

    private JpegScans() {}

    /**
     * Counts the scans and refuses a file with too many for its size.
     *
     * @param source its name, for messages
     * @throws PictureError when there are too many
     */
    static int count(byte[] file, JpegHeader header, String source) {
        if (header.hasOneScan()) {
            return 1;
        }
        long pixels = Math.max(1, (long) header.width() * header.height());
        int limit = (int) Math.min(MAX_SCANS, Math.max(USUAL, MAX_WORK / pixels));
        int scans = 1;
        int at = Math.max(0, header.scan());
        while (at + 3 < file.length) {
            if (file[at] != MARKER || !hasSegment(file[at + 1] & 0xff)) {
                at++; // data, a byte that stands for itself, or a restart within the scan
                continue;
            }
            int marker = file[at + 1] & 0xff;
            if (marker == JpegHeader.END) {
                return scans; // what follows is not part of the picture
            }
            if (marker == JpegHeader.START_OF_SCAN && ++scans > limit) {
                throw new PictureError(
                        "a JPEG picture of more than " + limit + " scans",
                        source,
                        "open it in a viewer and save it again");
            }
            at += 2 + Math.max(2, ((file[at + 2] & 0xff) << 8) | (file[at + 3] & 0xff));
        }
        return scans;
    }

    private static boolean hasSegment(int marker) {
        return marker != 0 && marker != 1 && marker != 0xff && !(marker >= FIRST_RESTART && marker <= LAST_RESTART);
    }
}
