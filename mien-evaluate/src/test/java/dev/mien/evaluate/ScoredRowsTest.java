package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.model.ModelMetadata;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoredRowsTest {
    private static final Dataset NO_PARTS = Fixtures.keypoints(IntStream.range(0, 40)
            .mapToObj(i -> Fixtures.face(Fixtures.noise(96, i), Keypoints.of(new float[30]), "faces.csv:" + i))
            .toList());
    private static final Dataset OFFICIAL = Fixtures.expressions(IntStream.range(0, 20)
            .mapToObj(i -> Fixtures.face(
                    Fixtures.noise(48, i), Expression.HAPPY, i % 4 == 0 ? "PublicTest" : i == 7 ? "odd" : "Training"))
            .toList());

    @Test
    void theModelsOwnSplitIsMadeAgainFromItsSeed() {
        Split split = Splits.random(NO_PARTS, Splits.VALIDATION, Splits.TEST, 5);
        ScoredRows rows = choose(NO_PARTS, trainedOn(NO_PARTS, split, 5), Optional.empty(), Optional.empty());
        assertThat(rows.name()).isEqualTo("test");
        assertThat(rows.rows()).containsExactly(split.test()).isNotEmpty();
        assertThat(rows.training().orElseThrow().rows()).containsExactly(split.train());
        assertThat(choose(NO_PARTS, trainedOn(NO_PARTS, split, 5), Optional.of("val"), Optional.empty())
                        .rows())
                .containsExactly(split.validation());
    }

    @Test
    void aStoredSplitGoesBeforeOneMadeAgain() {
        Split stored = new Split("by hand", new int[] {0, 1}, new int[] {2}, new int[] {3, 9});
        ScoredRows rows = choose(NO_PARTS, trainedOn(NO_PARTS, stored, 5), Optional.of("test"), Optional.of(stored));
        assertThat(rows.rows()).containsExactly(3, 9);
        assertThat(rows.training().orElseThrow().rows()).containsExactly(0, 1);
    }

    @Test
    void otherDataWithoutPartsIsScoredWhole() {
        Split stored = new Split("by hand", new int[] {0, 1}, new int[] {2}, new int[] {3, 9});
        ModelMetadata model = trainedOn(OFFICIAL, stored, 5);
        ScoredRows rows = choose(NO_PARTS, model, Optional.empty(), Optional.of(stored));
        assertThat(rows.name()).isEqualTo("all");
        assertThat(rows.rows()).hasSize(40);
        assertThat(rows.training()).isEmpty();
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> choose(NO_PARTS, model, Optional.of("test"), Optional.of(stored)))
                .withMessageContaining("faces.csv: no row of the part 'test'")
                .withMessageContaining("score all rows");
    }

    @Test
    void theFilesOwnPartsAreFoundByAnyOfTheirNames() {
        ModelMetadata model = trainedOn(NO_PARTS, new Split("other", new int[1], new int[0], new int[0]), 5);
        ScoredRows rows = choose(OFFICIAL, model, Optional.of("PublicTest"), Optional.empty());
        assertThat(rows.rows()).containsExactly(0, 4, 8, 12, 16);
        assertThat(rows.training().orElseThrow().rows()).hasSize(14);
        assertThat(choose(OFFICIAL, model, Optional.of("val"), Optional.empty()).rows())
                .containsExactly(rows.rows());
        assertThat(choose(OFFICIAL, model, Optional.of("odd"), Optional.empty()).rows())
                .containsExactly(7);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> choose(OFFICIAL, model, Optional.of("PrivateTest"), Optional.empty()))
                .withMessageContaining("no row of the part 'PrivateTest'");
    }

    @Test
    void thePartsThatHaveRowsAreNamedWhereOneHasNone() {
        Split stored = new Split("by hand", new int[] {0, 1}, new int[] {2}, new int[0]);
        ModelMetadata model = trainedOn(OFFICIAL, stored, 5);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> choose(OFFICIAL, model, Optional.of("test"), Optional.of(stored)))
                .withMessageEndingWith("the option split: train, val or all");
    }

    private static ScoredRows choose(Dataset data, ModelMetadata model, Optional<String> part, Optional<Split> stored) {
        return ScoredRows.choose(data, model, part, stored);
    }

    private static ModelMetadata trainedOn(Dataset data, Split split, long seed) {
        return Fixtures.metadata(Optional.of(LabelSet.FIVE), DataHash.of(data), split.description(), seed);
    }
}
