package dev.mien.train;

import dev.mien.plot.Charts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The curves of a run as pictures. */
final class Curves {
    private Curves() {}

    /** Writes {@code loss.png} and the validation figure's chart, such as {@code accuracy.png}. */
    static void write(Path folder, History history) throws IOException {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        losses.put("training", curve(history, EpochReport::trainLoss));
        losses.put("validation", curve(history, EpochReport::validationLoss));
        Charts.lines(folder.resolve("loss.png"), "Loss", "epoch", "loss", losses);
        String figure = history.metric().label();
        Charts.lines(
                folder.resolve(figure + ".png"),
                "Validation",
                "epoch",
                figure,
                Map.of("validation", curve(history, EpochReport::metric)));
    }

    private static double[][] curve(History history, ToDoubleFunction<EpochReport> value) {
        List<EpochReport> epochs = history.epochs();
        return new double[][] {
            epochs.stream().mapToDouble(EpochReport::epoch).toArray(),
            epochs.stream().mapToDouble(value).toArray()
        };
    }
}
