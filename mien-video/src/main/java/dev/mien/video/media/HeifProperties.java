package dev.mien.video.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The properties of a file's primary picture (HEIF, ISO/IEC 23008-12) that FFmpeg ignores.
 *
 * @param pixels the declared number of pixels; 0 if unknown
 * @param cleanAperture the visible part of the picture; empty if that is all of it, or the property is invalid
 */
record HeifProperties(double pixels, Optional<CleanAperture> cleanAperture) {
    private static final int HEAD = 8; // a length and four letters
    private static final int LONG_LENGTH = 1; // says that 64 bits after the letters are the length
    private static final int VERSION = 4; // a version and flags, where a box has them

    private record Box(String letters, ByteBuffer content) {}

    /** Reads those of a file; what is damaged counts as missing. */
    static HeifProperties of(byte[] file) {
        List<Box> boxes = properties(file);
        double pixels = first(boxes, "ispe")
                .map(Box::content)
                .filter(size -> size.remaining() >= VERSION + 2 * Integer.BYTES)
                .map(size -> (double) Integer.toUnsignedLong(size.getInt(VERSION))
                        * Integer.toUnsignedLong(size.getInt(VERSION + Integer.BYTES)))
                .orElse(0.0);
        Optional<CleanAperture> aperture = first(boxes, "clap")
                .map(Box::content)
                .filter(content -> content.remaining() >= 2 * 4 * Integer.BYTES)
                .flatMap(CleanAperture::read);
        return new HeifProperties(pixels, aperture);
    }

    private static List<Box> properties(byte[] file) {
        try {
            return first(boxes(ByteBuffer.wrap(file)), "meta")
                    .map(meta -> properties(meta.content()))
                    .orElse(List.of());
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return List.of(); // a truncated box: the decoder reports whether the picture can be read
        }
    }

    /** The properties that belong to the primary picture. */
    private static List<Box> properties(ByteBuffer meta) {
        List<Box> boxes = boxes(meta.position(VERSION));
        Optional<Box> primary = first(boxes, "pitm");
        Optional<Box> properties = first(boxes, "iprp");
        if (primary.isEmpty() || properties.isEmpty()) {
            return List.of();
        }
        long item = number(primary.get().content(), wide(primary.get(), 1));
        List<Box> parts = boxes(properties.get().content());
        List<Box> known = first(parts, "ipco").map(box -> boxes(box.content())).orElse(List.of());
        return parts.stream()
                .filter(part -> part.letters().equals("ipma"))
                .flatMap(part -> indices(part, item).stream())
                .filter(index -> index > 0 && index <= known.size())
                .map(index -> known.get(index - 1))
                .toList();
    }

    /** The indices of the item's properties, from 1. */
    private static List<Integer> indices(Box associations, long item) {
        ByteBuffer in = associations.content();
        boolean longIndices = (in.getInt(0) & 1) != 0;
        boolean wide = wide(associations, 1);
        List<Integer> indices = new ArrayList<>();
        for (long left = Integer.toUnsignedLong(in.getInt()); left > 0; left--) {
            boolean isItem = number(in, wide) == item;
            for (int count = Byte.toUnsignedInt(in.get()); count > 0; count--) {
                int index = longIndices
                        ? in.getShort() & 0x7fff
                        : in.get() & 0x7f; // the bit before says whether it matters
                if (isItem) {
                    indices.add(index);
                }
            }
        }
        return indices;
    }

    /** Whether the numbers of a box have 32 bits rather than 16; skips its version. */
    private static boolean wide(Box box, int version) {
        return box.content().position(VERSION).get(0) >= version;
    }

    private static long number(ByteBuffer in, boolean wide) {
        return wide ? Integer.toUnsignedLong(in.getInt()) : Short.toUnsignedInt(in.getShort());
    }

    private static Optional<Box> first(List<Box> boxes, String letters) {
        return boxes.stream().filter(box -> box.letters().equals(letters)).findFirst();
    }

    /** The sequence of boxes, up to the first invalid one. */
    private static List<Box> boxes(ByteBuffer in) {
        List<Box> boxes = new ArrayList<>();
        while (in.remaining() >= HEAD) {
            int start = in.position();
            long length = Integer.toUnsignedLong(in.getInt());
            byte[] letters = new byte[4];
            in.get(letters);
            if (length == LONG_LENGTH && in.remaining() >= Long.BYTES) {
                length = in.getLong();
            }
            int head = in.position() - start;
            if (length < head || length > in.limit() - start) {
                break;
            }
            String name = new String(letters, StandardCharsets.ISO_8859_1);
            boxes.add(new Box(name, in.slice(start + head, (int) length - head)));
            in.position(start + (int) length);
        }
        return boxes;
    }
}
