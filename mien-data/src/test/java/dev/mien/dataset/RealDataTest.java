package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mien.Expression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The counts of the real files, each found out by other means than ours. */
class RealDataTest {
    private static final Path DATA = Path.of("../../shared/data");
    private static final LoadOptions DEFAULTS = LoadOptions.defaults();

    @Test
    void fer2013HasItsKnownCountsCopiesAndBlackImages() {
        ExpressionDataset data = Datasets.expressions(
                List.of(file("fer2013/fer2013.csv.gz")), DEFAULTS.withVotes(file("fer2013/ferplus-votes.csv.gz")));
        DataReport report = DataReport.of(data, 0);

        assertThat(report.rows()).isEqualTo(32_298);
        assertThat(report.badRows()).isZero();
        assertThat(report.splits()).containsOnly(entry("Training", 28_709), entry("PublicTest", 3_589));
        assertThat(report.classes().getOrDefault("Training", Map.of()).values())
                .containsExactly(3995, 436, 4097, 7215, 4830, 3171, 4965);
        assertThat(report.classes().getOrDefault("PublicTest", Map.of()).values())
                .containsExactly(467, 56, 496, 895, 653, 415, 607);
        assertThat(report.surplusCopies()).isEqualTo(1532);
        assertThat(report.conflictingGroups()).isEqualTo(47);
        assertThat(report.copiesAcrossSplits())
                .containsOnly(entry("Training|PublicTest", 280), entry("PublicTest|Training", 351));
        assertThat(report.blackImages()).isEqualTo(12);
        assertThat(IntStream.range(0, data.size())
                        .filter(row -> Arrays.equals(data.image(row).pixels(), new byte[48 * 48]))
                        .toArray())
                .containsExactly(6458, 7629, 10423, 11286, 13148, 13402, 13988, 15894, 22198, 22927, 28601, 30002);

        Split clean = Splits.withoutCopies(data, Splits.official(data, 1));
        assertThat(clean.train()).hasSize(28_709 - 351);
        assertThat(Copies.alsoIn(data, clean.validation(), data, clean.train())).isEmpty();
        assertThat(agreement(data)).isBetween(0.62, 0.66);
    }

    @Test
    void keypointFilesHaveTheirKnownCounts() {
        DataReport helen = DataReport.of(Datasets.keypoints(List.of(file("keypoints/helen.csv.gz")), DEFAULTS), 0);
        assertThat(helen.rows()).isEqualTo(870);
        assertThat(helen.completeRows()).isEqualTo(870);

        KeypointDataset both =
                Datasets.keypoints(List.of(file("keypoints/helen.csv.gz"), file("keypoints/ytf.csv.gz")), DEFAULTS);
        assertThat(both.size()).isEqualTo(870 + 3462);
        assertThat(both.badRows().count()).isZero();
        assertThat(groups(both, IntStream.range(0, 870).toArray())).isEqualTo(783);
        assertThat(groups(both, IntStream.range(870, both.size()).toArray())).isEqualTo(347);

        Split split = Splits.random(both, Splits.VALIDATION, Splits.TEST, 1);
        assertThat(split.test().length / 4332.0).isBetween(0.19, 0.21);
        assertThat(split.validation().length / 4332.0).isBetween(0.04, 0.06);
    }

    @Test
    void kagglesLabelsHaveTheirKnownCountsWithoutImages() {
        DataReport report = DataReport.of(
                Datasets.keypoints(List.of(file("keypoints/kaggle-labels.csv.gz")), DEFAULTS.withImagesOptional()), 0);
        assertThat(report.rows()).isEqualTo(7_049);
        assertThat(report.completeRows()).isEqualTo(2_140);
        assertThat(report.keypoints())
                .contains(entry("left_eye_center", 7_039), entry("nose_tip", 7_049))
                .contains(entry("left_eye_outer_corner", 2_267));
    }

    /** The share of rows whose single most voted class is FER-2013's own. */
    private static double agreement(ExpressionDataset data) {
        int same = 0;
        for (int row = 0; row < data.size(); row++) {
            Votes votes = data.votes(row).orElseThrow();
            Expression own = data.expression(row);
            int mine = votes.byExpression().getOrDefault(own, 0);
            boolean beaten = votes.byExpression().entrySet().stream()
                    .anyMatch(vote -> vote.getKey() != own && vote.getValue() >= mine);
            same += beaten ? 0 : 1;
        }
        return same / (double) data.size();
    }

    private static long groups(Dataset data, int[] rows) {
        return Arrays.stream(rows).mapToObj(data::group).distinct().count();
    }

    private static Path file(String path) {
        Path file = DATA.resolve(path);
        assumeTrue(Files.exists(file), "skipped: the real data file shared/data/" + path + " is not there");
        return file;
    }

    private static Map.Entry<String, Integer> entry(String name, int count) {
        return Map.entry(name, count);
    }
}
