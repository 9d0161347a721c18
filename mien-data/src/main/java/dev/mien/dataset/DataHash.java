package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.image.GrayImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;

/** Computes fingerprints of data, such as that of the training data in a model file. */
public final class DataHash {
    private DataHash() {}

    /**
     * SHA-256 over all rows in order: width and height, the pixels, and the class or the coordinates of the points.
     * Independent of the file's name and compression, and of annotators' votes.
     *
     * @return 64 hexadecimal digits in lower case
     */
    public static String of(Dataset data) {
        MessageDigest digest = sha256();
        for (int row = 0; row < data.size(); row++) {
            GrayImage image = data.image(row);
            digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(image.width())
                    .putInt(image.height())
                    .flip());
            digest.update(image.pixels());
            digest.update(data.labelBytes(row));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * SHA-256 over the annotators' votes of all rows in order.
     *
     * @return 64 hexadecimal digits in lower case; empty if no row has votes
     */
    public static Optional<String> ofVotes(Dataset data) {
        if (IntStream.range(0, data.size()).allMatch(row -> data.votes(row).isEmpty())) {
            return Optional.empty();
        }
        MessageDigest digest = sha256();
        for (int row = 0; row < data.size(); row++) {
            ByteBuffer counts = ByteBuffer.allocate((Expression.values().length + 1) * Integer.BYTES);
            data.votes(row).ifPresent(votes -> {
                for (Expression expression : Expression.values()) {
                    counts.putInt(votes.byExpression().getOrDefault(expression, 0));
                }
                counts.putInt(votes.others());
            });
            digest.update(counts.array());
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * SHA-256 of a file's bytes.
     *
     * @return 64 hexadecimal digits in lower case
     */
    public static String of(byte[] file) {
        return HexFormat.of().formatHex(sha256().digest(file));
    }

    /** The first twelve digits of a fingerprint, enough for people to distinguish files. */
    public static String start(String hash) {
        return hash.substring(0, 12);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
