package dev.mien.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import dev.mien.train.history.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        History history = new History(
                Metric.RMSE,
                List.of(
                        new EpochReport(1, 12.5, 3.25, 3, 4.125, 0.001, 812.5),
                        new EpochReport(2, 12, 2.5, 2.75, 3.5, 0.00025, 820)));
        MetricsFile.write(file(), history);
        assertThat(MetricsFile.read(file())).isEqualTo(history);
    }

    @Test
    void damageIsNamedWithItsLine() throws IOException {
        assertThatThrownBy(() -> MetricsFile.read(file()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("missing");
        Files.writeString(file(), "epoch,seconds,train_loss,val_loss,val_accuracy,lr,images_per_second\n1,2,3\n");
        assertThatThrownBy(() -> MetricsFile.read(file()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("metrics.csv:2: 3 cells, expected 7");
        Files.writeString(
                file(), "epoch,seconds,train_loss,val_loss,val_accuracy,lr,images_per_second\n1,2,3,x,1,1,1\n");
        assertThatThrownBy(() -> MetricsFile.read(file()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("metrics.csv:2: not a number");
        Files.write(file(), new byte[] {(byte) 0xff, '\n'});
        assertThatThrownBy(() -> MetricsFile.read(file()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("metrics.csv:1: no column of a validation figure");
        Files.writeString(file(), "a,b\n");
        assertThatThrownBy(() -> MetricsFile.read(file()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("metrics.csv:1: no column of a validation figure");
    }

    private Path file() {
        return folder.resolve("metrics.csv");
    }
}
