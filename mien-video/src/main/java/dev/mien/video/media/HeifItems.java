package dev.mien.video.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The items of a HEIF file (ISO/IEC 14496-12, 8.11): the primary picture and others that belong to it. What is damaged
 * counts as missing: the decoder reports whether the picture can be read.
 *
 * @param boxes what describes them
 */
record HeifItems(List<HeifBox> boxes) {
    /** Reads those of a file. */
    static HeifItems of(byte[] file) {
        return new HeifItems(readable(HeifBox.first(HeifBox.list(ByteBuffer.wrap(file)), "meta"), HeifBox::versioned));
    }

    /** What a reader finds in a box. */
    private static <T> List<T> readable(Optional<HeifBox> box, Function<HeifBox, List<T>> reader) {
        try {
            return box.map(reader).orElse(List.of());
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return List.of(); // a truncated box
        }
    }

    /** The number of the primary picture. */
    Optional<Long> primary() {
        return readable(HeifBox.first(boxes, "pitm"), box -> List.of(HeifBox.item(box.content(), box.isWide(1))))
                .stream()
                .findFirst();
    }

    /** The properties of an item. */
    List<HeifBox> properties(long item) {
        return readable(HeifBox.first(boxes, "iprp"), box -> properties(box, item));
    }

    private static List<HeifBox> properties(HeifBox all, long item) {
        List<HeifBox> parts = HeifBox.list(all.content().rewind());
        List<HeifBox> known = HeifBox.first(parts, "ipco")
                .map(box -> HeifBox.list(box.content()))
                .orElse(List.of());
        return parts.stream()
                .filter(part -> part.letters().equals("ipma"))
                .flatMap(part -> indices(part, item).stream())
                .filter(index -> index > 0 && index <= known.size())
                .map(index -> known.get(index - 1))
                .toList();
    }

    /** The indices of the item's properties, from 1. */
    private static List<Integer> indices(HeifBox associations, long item) {
        ByteBuffer in = associations.content();
        boolean longIndices = (in.getInt(0) & 1) != 0;
        boolean wide = associations.isWide(1);
        List<Integer> indices = new ArrayList<>();
        for (long left = Integer.toUnsignedLong(in.getInt()); left > 0; left--) {
            boolean isItem = HeifBox.item(in, wide) == item;
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

    /** The items from which such a reference leads to an item. */
    List<Long> referring(String letters, long item) {
        return readable(HeifBox.first(boxes, "iref"), references -> {
            boolean wide = references.isWide(1);
            return references.versioned().stream()
                    .filter(box -> box.letters().equals(letters))
                    .flatMap(box -> from(box.content(), wide, item).stream())
                    .toList();
        });
    }

    private static Optional<Long> from(ByteBuffer reference, boolean wide, long item) {
        long from = HeifBox.item(reference, wide);
        for (int count = Short.toUnsignedInt(reference.getShort()); count > 0; count--) {
            if (HeifBox.item(reference, wide) == item) {
                return Optional.of(from);
            }
        }
        return Optional.empty();
    }
}
