package dev.mien.train;

import dev.mien.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** {@code metrics.csv}: a row an epoch. Written whole each time, since whoever plots it may read it at any moment. */
final class MetricsFile {
    private MetricsFile() {}

    static void write(Path file, History history) throws IOException {
        StringBuilder text = new StringBuilder("epoch,seconds,train_loss,val_loss,val_")
                .append(history.metric().label())
                .append(",lr,images_per_second\n");
        for (EpochReport epoch : history.epochs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%.3f,%.6f,%.6f,%.6f,%.4e,%.1f\n",
                    epoch.epoch(),
                    epoch.seconds(),
                    epoch.trainLoss(),
                    epoch.validationLoss(),
                    epoch.metric(),
                    epoch.learningRate(),
                    epoch.imagesPerSecond()));
        }
        WholeFile.write(file, text.toString());
    }
}
