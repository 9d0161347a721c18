package dev.mien.dataset;

import dev.mien.image.GrayImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint of a data set: a model file keeps that of what it was trained on. */
public final class DataHash {
    private DataHash() {}

    /**
     * SHA-256 over all rows in their order: width and height, the pixels, and the class or the 30 coordinates. It does not
     * depend on the file's name or packing.
     *
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String of(Dataset data) {
        MessageDigest digest = sha256();
        ByteBuffer numbers = ByteBuffer.allocate(2 * Integer.BYTES + 30 * Float.BYTES);
        for (int row = 0; row < data.size(); row++) {
            GrayImage image = data.image(row);
            numbers.clear().putInt(image.width()).putInt(image.height());
            if (data instanceof ExpressionDataset expressions) {
                numbers.putInt(expressions.expression(row).ordinal());
            } else if (data instanceof KeypointDataset keypoints) {
                for (float coordinate : keypoints.keypoints(row).toArray()) {
                    numbers.putInt(Float.floatToIntBits(coordinate)); // one pattern for every NaN
                }
            }
            digest.update(numbers.flip());
            digest.update(image.pixels());
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
