package dev.mien.video.media;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A picture of two tiles side by side, as phones store theirs (HEIF, ISO/IEC 23008-12), put together box by box. */
final class HeifFile {
    private static final int GRID = 3; // the item's number; those of the tiles are 1 and 2
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
     * The file.
     *
     * @param aperture which part of what is stored is shown, four fractions: width, height and by how much its centre lies to the
     *     right and down
     */
    static byte[] of(List<byte[]> stills, int width, int height, int[] aperture, int quarterTurns) throws IOException {
        byte[] grid = box("grid", out -> {
            out.write(new byte[] {0, 0, 0, 1}); // version, flags, rows and columns less one
            out.writeShort(width);
            out.writeShort(height);
        });
        List<byte[]> items = List.of(payload(stills.get(0)), payload(stills.get(1)), tail(grid));
        byte[] type = box("ftyp", out -> out.writeBytes("avif\0\0\0\0avifmif1miaf"));
        byte[] shown = box("clap", out -> {
            for (int number : aperture) {
                out.writeInt(number);
            }
        });
        int before = type.length + meta(stills.get(0), items, width, height, shown, quarterTurns, 0).length + 8;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(type);
        file.write(meta(stills.get(0), items, width, height, shown, quarterTurns, before));
        file.write(box("mdat", out -> {
            for (byte[] item : items) {
                out.write(item);
            }
        }));
        return file.toByteArray();
    }

    private static byte[] meta(
            byte[] still, List<byte[]> items, int width, int height, byte[] shown, int turns, int start)
            throws IOException {
        byte[] configuration = whole(still, "av1C");
        return fullBox("meta", 0, out -> {
            out.write(fullBox("hdlr", 0, in -> in.writeBytes("\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0")));
            out.write(fullBox("pitm", 0, in -> in.writeShort(GRID)));
            out.write(locations(items, start));
            out.write(kinds(items.size()));
            out.write(fullBox(
                    "iref",
                    0,
                    in -> in.write(box("dimg", reference -> {
                        for (int number : new int[] {GRID, 2, 1, 2}) { // from, how many, to
                            reference.writeShort(number);
                        }
                    }))));
            out.write(box("iprp", in -> {
                in.write(box("ipco", properties -> {
                    properties.write(configuration);
                    properties.write(size(TILE, TILE));
                    properties.write(size(width, height));
                    properties.write(shown);
                    properties.write(box("irot", angle -> angle.write(turns)));
                }));
                in.write(fullBox("ipma", 0, associations -> {
                    associations.writeInt(items.size());
                    associate(associations, 1, 0x81, 2);
                    associate(associations, 2, 0x81, 2);
                    associate(associations, GRID, 3, 0x84, 0x85);
                }));
            }));
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

    /** Which item is the grid; the others are tiles. */
    private static byte[] kinds(int count) throws IOException {
        return fullBox("iinf", 0, out -> {
            out.writeShort(count);
            for (int i = 1; i <= count; i++) {
                int item = i;
                out.write(fullBox("infe", 2, entry -> {
                    entry.writeShort(item);
                    entry.writeShort(0);
                    entry.writeBytes(item == GRID ? "grid\0" : "av01\0");
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
