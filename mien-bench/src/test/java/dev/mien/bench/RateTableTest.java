package dev.mien.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateTableTest {
    @Test
    void mediansAreComparedWithinTheirWorkload() {
        Map<Contender, List<Double>> rates = new LinkedHashMap<>();
        rates.put(contender("ours", Workload.EXPRESSION), List.of(200.0, 100.0, 180.0));
        rates.put(contender("theirs", Workload.EXPRESSION), List.of(90.0, 500.0, 20.0));
        rates.put(contender("ours", Workload.KEYPOINTS), List.of(50.0, 70.0));
        assertThat(RateTable.of(rates, "ours"))
                .contains("| expression, 64 | ours | 180.0 | 200.0 100.0 180.0 | 1.00x |")
                .contains("| expression, 64 | theirs | 90.0 | 90.0 500.0 20.0 | 2.00x |")
                .contains("| keypoints, 32 | ours | 60.0 | 50.0 70.0 | 1.00x |");
    }

    @Test
    void theResultLineIsReadBack() throws IOException {
        StepTimes times = new StepTimes();
        for (int i = 0; i < StepTimes.WARM_UP; i++) {
            times.add(9_000_000_000L);
        }
        times.add(300_000_000);
        times.add(320_000_000);
        times.add(900_000_000);
        assertThat(Contender.rate("noise\n" + times.line(64) + "\n")).isEqualTo(200);
        assertThatThrownBy(() -> Contender.rate("out of memory")).hasMessageContaining("out of memory");
    }

    private static Contender contender(String name, Workload workload) {
        return new Contender(name, workload, Map.of(), List.of());
    }
}
