package dev.mien.video.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the properties of a file's primary picture (HEIF, ISO/IEC 23008-12) that FFmpeg ignores. */
final class HeifProperties {
    private static final int HEAD = 8; // a length and four letters
    private static final int VERSION = 4; // a version and flags, where a box has them

    private HeifProperties() {}

    private record Box(String letters, ByteBuffer content) {}

    /** The declared number of pixels of the picture; 0 if unknown. */
    static double pixels(Path file) {
        return of(file, "ispe")
                .filter(size -> size.remaining() >= VERSION + 2 * Integer.BYTES)
                .map(size -> (double) Integer.toUnsignedLong(size.getInt(VERSION))
                        * Integer.toUnsignedLong(size.getInt(VERSION + Integer.BYTES)))
                .orElse(0.0);
    }

    /** The visible part of the picture; empty if that is all of it, or the property is invalid. */
    static Optional<CleanAperture> cleanAperture(Path file) {
        return of(file, "clap")
                .filter(aperture -> aperture.remaining() >= 2 * 4 * Integer.BYTES)
                .flatMap(CleanAperture::read);
    }

    private static Optional<ByteBuffer> of(Path file, String letters) {
        try {
            return Mp4Boxes.content(file, "meta").flatMap(meta -> property(meta, letters));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // a truncated box: the decoder reports whether the picture can be read
        }
    }

    private static Optional<ByteBuffer> property(ByteBuffer meta, String letters) {
        List<Box> boxes = boxes(meta.position(VERSION));
        Optional<Box> primary = first(boxes, "pitm");
        Optional<Box> properties = first(boxes, "iprp");
        if (primary.isEmpty() || properties.isEmpty()) {
            return Optional.empty();
        }
        long item = number(primary.get().content(), wide(primary.get(), 1));
        List<Box> parts = boxes(properties.get().content());
        List<Box> known = first(parts, "ipco").map(box -> boxes(box.content())).orElse(List.of());
        return parts.stream()
                .filter(part -> part.letters().equals("ipma"))
                .flatMap(part -> indices(part, item).stream())
                .filter(index -> index > 0 && index <= known.size())
                .map(index -> known.get(index - 1))
                .filter(box -> box.letters().equals(letters))
                .map(Box::content)
                .findFirst();
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
            int length = in.getInt();
            byte[] letters = new byte[4];
            in.get(letters);
            if (length < HEAD || length > in.limit() - start) {
                break;
            }
            String name = new String(letters, StandardCharsets.ISO_8859_1);
            boxes.add(new Box(name, in.slice(start + HEAD, length - HEAD)));
            in.position(start + length);
        }
        return boxes;
    }
}
