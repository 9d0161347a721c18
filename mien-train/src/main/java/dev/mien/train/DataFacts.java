package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.dataset.Votes;
import dev.mien.image.GrayImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a run was trained on.
 *
 * @param files the names of the data files, joined by {@code +}
 * @param hash SHA-256 over the pixels and labels of all rows in order, as lower-case hex
 * @param split how the rows were told apart
 * @param trainingRows how many rows were trained on
 * @param validationRows how many rows told the best epoch
 * @param testRows how many rows were held out
 */
public record DataFacts(String files, String hash, String split, int trainingRows, int validationRows, int testRows) {

    /**
     * The facts of these rows.
     *
     * @param labels rows of other classes are not counted; null for key points
     */
    public static DataFacts of(Dataset dataset, Split split, @Nullable LabelSet labels) {
        return new DataFacts(
                dataset.name(),
                hash(dataset),
                split.description(),
                TrainingData.rowsOf(labels, dataset, split.train()).length,
                TrainingData.rowsOf(labels, dataset, split.validation()).length,
                TrainingData.rowsOf(labels, dataset, split.test()).length);
    }

    private static String hash(Dataset dataset) {
        MessageDigest digest = sha256();
        for (int row = 0; row < dataset.size(); row++) {
            GrayImage image = dataset.image(row);
            digest.update(ByteBuffer.allocate(8)
                    .putInt(image.width())
                    .putInt(image.height())
                    .flip());
            digest.update(image.pixels());
            digest.update(label(dataset, row));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] label(Dataset dataset, int row) {
        if (dataset instanceof KeypointDataset keypoints) {
            float[] coordinates = keypoints.keypoints(row).toArray();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * coordinates.length);
            bytes.asFloatBuffer().put(coordinates);
            return bytes.array();
        }
        ExpressionDataset expressions = (ExpressionDataset) dataset;
        ByteBuffer bytes = ByteBuffer.allocate(64);
        bytes.put((byte) expressions.expression(row).ordinal());
        expressions.votes(row).ifPresent(votes -> put(votes, bytes));
        return bytes.array();
    }

    private static void put(Votes votes, ByteBuffer bytes) {
        bytes.putInt(votes.others());
        votes.byExpression().forEach((expression, count) -> bytes.putInt(8 + 4 * expression.ordinal(), count));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
