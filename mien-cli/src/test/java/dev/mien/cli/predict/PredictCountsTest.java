package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PredictCountsTest {
    private final PredictCounts counts = new PredictCounts(new PrintWriter(new StringWriter()));

    @Test
    void whatWasReadIsSaidWithCommasBetweenThousands() {
        for (int i = 0; i < 1_200; i++) {
            counts.picture(i < 1_100 ? 0 : 20);
        }
        for (int i = 0; i < 2_000; i++) {
            counts.face();
        }
        counts.video(1);
        counts.notGood(1_500);
        counts.failed(3_000);
        assertThat(counts.summary())
                .isEqualTo("2,000 faces in 1,200 pictures and 1 video, 1,100 without a face, 1,500 faces left out by"
                        + " --min-quality, 3,000 failed");
    }

    @Test
    void oneIsSingularAndWhatThereIsNoneOfIsNotSaid() {
        counts.picture(2);
        counts.face();
        counts.notGood(1);
        assertThat(counts.summary()).isEqualTo("1 face in 1 picture, 1 face left out by --min-quality");
    }

    @Test
    void withoutAnyInputThereAreNoFacesInNoPictures() {
        assertThat(counts.summary()).isEqualTo("0 faces in 0 pictures");
    }

    @Test
    void aVideoAloneSaysNothingOfPictures() {
        counts.video(0);
        assertThat(counts.summary()).isEqualTo("0 faces in 1 video, 1 without a face");
    }

    @Test
    void aRunIsRefusedOnlyWhereEveryInputFailed() {
        counts.requireAny();
        counts.failed(1_001);
        assertThatThrownBy(counts::requireAny).hasMessageContaining("nothing could be read, 1,001 failed");
        counts.picture(0); // without a face, but read
        counts.requireAny();
    }
}
