package dev.mien.video.track;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1.5, 1, .5, a search each 0 frames",
        "1, -1, 1, .5, a gap of -1.0 seconds",
        "1, NaN, 1, .5, a gap of NaN seconds",
        "1, 1.5, 0, .5, 0 faces",
        "1, 1.5, 1, 1.5, a score of 1.5",
        "1, 1.5, 1, NaN, a score of NaN"
    })
    void whatNoTrackingCanDoIsRefused(int every, double gap, int faces, double score, String problem) {
        assertThatThrownBy(() -> new TrackerOptions(every, gap, faces, score, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("expected");
    }
}
