package dev.mien.video.media;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A picture of two tiles side by side, as phones store theirs (HEIF, ISO/IEC 23008-12), put together box by box. */
final class HeifFile {
    private static final int GRID = 3; // the item's number; those of the tiles are 1 and 2
    private static final int ALPHA = 6; // the number of another grid, of the tiles 4 and 5
    private static final int TILE = 64;

    private HeifFile() {}

    /** Something that writes into a box. */
    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] box(String type, Content content) throws IOException {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        content.write(new DataOutputStream(inside));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(8 + inside.size());
        out.writeBytes(type);
        inside.writeTo(out);
        return bytes.toByteArray();
    }

    private static byte[] fullBox(String type, int version, Content content) throws IOException {
        return box(type, out -> {
            out.writeInt(version << 24);
            content.write(out);
        });
    }

    /**
     * The file.
     *
     * @param stills two AVIF files of {@value #TILE} pixels a side with one picture each
     * @param width of what is shown of both, at most 128
     * @param height likewise, at most 64
     * @param quarterTurns by which it is to be turned anticlockwise
     */
    static byte[] of(List<byte[]> stills, int width, int height, int quarterTurns) throws IOException {
        return of(stills, width, height, new int[] {width, 1, height, 1, 0, 1, 0, 1}, quarterTurns);
    }

    /**
     * The file of a picture that is not opaque everywhere.
     *
     * @param stills the two of the picture, and two that say where it is opaque
     * @param isPremultiplied whether it is said that the colours are multiplied by the opacity
     */
    static byte[] transparent(List<byte[]> stills, int width, int height, int quarterTurns, boolean isPremultiplied)
            throws IOException {
        int[] aperture = {width, 1, height, 1, 0, 1, 0, 1};
        return of(stills, width, height, aperture, quarterTurns, isPremultiplied);
    }

    /**
     * The file.
     *
     * @param aperture which part of what is stored is shown, four fractions: width, height and by how much its centre lies to the
     *     right and down
     */
    static byte[] of(List<byte[]> stills, int width, int height, int[] aperture, int quarterTurns) throws IOException {
        return of(stills, width, height, aperture, quarterTurns, false);
    }

    private static byte[] of(
            List<byte[]> stills, int width, int height, int[] aperture, int quarterTurns, boolean isPremultiplied)
            throws IOException {
        byte[] grid = box("grid", out -> {
            out.write(new byte[] {0, 0, 0, 1}); // version, flags, rows and columns less one
            out.writeShort(width);
            out.writeShort(height);
        });
        List<byte[]> items = new ArrayList<>();
        for (int i = 0; i < stills.size(); i++) {
            items.add(payload(stills.get(i)));
            if (i % 2 == 1) {
                items.add(tail(grid));
            }
        }
        byte[] type = box("ftyp", out -> out.writeBytes("avif\0\0\0\0avifmif1miaf"));
        byte[] shown = box("clap", out -> {
            for (int number : aperture) {
                out.writeInt(number);
            }
        });
        byte[] references = references(items.size() == ALPHA, isPremultiplied);
        int before =
                type.length + meta(stills.get(0), items, width, height, shown, quarterTurns, references, 0).length + 8;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(type);
        file.write(meta(stills.get(0), items, width, height, shown, quarterTurns, references, before));
        file.write(box("mdat", out -> {
            for (byte[] item : items) {
                out.write(item);
            }
        }));
        return file.toByteArray();
    }

    private static byte[] meta(
            byte[] still,
            List<byte[]> items,
            int width,
            int height,
            byte[] shown,
            int turns,
            byte[] references,
            int start)
            throws IOException {
        byte[] configuration = whole(still, "av1C");
        return fullBox("meta", 0, out -> {
            out.write(fullBox("hdlr", 0, in -> in.writeBytes("\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0")));
            out.write(fullBox("pitm", 0, in -> in.writeShort(GRID)));
            out.write(locations(items, start));
            out.write(kinds(items.size()));
            out.write(references);
            out.write(box("iprp", in -> {
                in.write(box("ipco", properties -> {
                    properties.write(configuration);
                    properties.write(size(TILE, TILE));
                    properties.write(size(width, height));
                    properties.write(shown);
                    properties.write(box("irot", angle -> angle.write(turns)));
                    properties.write(fullBox(
                            "auxC", 0, kind -> kind.writeBytes("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")));
                }));
                in.write(fullBox("ipma", 0, associations -> {
                    associations.writeInt(items.size());
                    for (int item = 1; item <= items.size(); item++) {
                        switch (item) {
                            case GRID -> associate(associations, item, 3, 0x84, 0x85);
                            case ALPHA -> associate(associations, item, 3, 6); // cut and turned as the other
                            default -> associate(associations, item, 0x81, 2);
                        }
                    }
                }));
            }));
        });
    }

    /** Which items the grids are made of, and which grid says where the other is opaque. */
    private static byte[] references(boolean hasAlpha, boolean isPremultiplied) throws IOException {
        return fullBox("iref", 0, out -> {
            out.write(reference("dimg", GRID, 1, 2));
            if (hasAlpha) {
                out.write(reference("dimg", ALPHA, 4, 5));
                out.write(reference("auxl", ALPHA, GRID));
            }
            if (isPremultiplied) {
                out.write(reference("prem", GRID, ALPHA));
            }
        });
    }

    private static byte[] reference(String type, int from, int... to) throws IOException {
        return box(type, out -> {
            out.writeShort(from);
            out.writeShort(to.length);
            for (int item : to) {
                out.writeShort(item);
            }
        });
    }

    /** Where the items are in the file. */
    private static byte[] locations(List<byte[]> items, int start) throws IOException {
        return fullBox("iloc", 0, out -> {
            out.writeShort(0x4400); // offsets and lengths of four bytes
            out.writeShort(items.size());
            int offset = start;
            for (int i = 0; i < items.size(); i++) {
                out.writeShort(i + 1);
                out.writeShort(0);
                out.writeShort(1);
                out.writeInt(offset);
                out.writeInt(items.get(i).length);
                offset += items.get(i).length;
            }
        });
    }

    /** Which items are grids; the others are tiles. */
    private static byte[] kinds(int count) throws IOException {
        return fullBox("iinf", 0, out -> {
            out.writeShort(count);
            for (int i = 1; i <= count; i++) {
                int item = i;
                out.write(fullBox("infe", 2, entry -> {
                    entry.writeShort(item);
                    entry.writeShort(0);
                    entry.writeBytes(item % GRID == 0 ? "grid\0" : "av01\0");
                }));
            }
        });
    }

    private static byte[] size(int width, int height) throws IOException {
        return fullBox("ispe", 0, out -> {
            out.writeInt(width);
            out.writeInt(height);
        });
    }

    private static void associate(DataOutputStream out, int item, int... properties) throws IOException {
        out.writeShort(item);
        out.write(properties.length);
        for (int property : properties) {
            out.write(property);
        }
    }

    private static byte[] payload(byte[] still) {
        return tail(whole(still, "mdat"));
    }

    /** A box without its head. */
    private static byte[] tail(byte[] box) {
        return Arrays.copyOfRange(box, 8, box.length);
    }

    /** The box of that type, wherever it lies. */
    private static byte[] whole(byte[] file, String type) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(type) - 4;
        int length = ByteBuffer.wrap(file).getInt(at);
        return Arrays.copyOfRange(file, at, at + length);
    }
}
