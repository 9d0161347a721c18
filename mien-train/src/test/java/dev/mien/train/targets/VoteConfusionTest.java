package dev.mien.train.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Votes;
import dev.mien.image.GrayImage;
import dev.mien.train.config.Configs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoteConfusionTest {
    private static final Votes SAD = new Votes(Map.of(Expression.SAD, 10), 0);
    private static final Votes NEUTRAL = new Votes(Map.of(Expression.NEUTRAL, 9), 1);
    private static final Votes NOBODY = new Votes(Map.of(), 10);

    /** Three rows voted sad, one of which is labelled so; one voted neutral, labelled happy. */
    private static ExpressionDataset dataset() {
        return new ExpressionDataset(
                "f.csv",
                List.of(
                        row(Expression.SAD, SAD),
                        row(Expression.ANGER, SAD),
                        row(Expression.ANGER, SAD),
                        row(Expression.HAPPY, NEUTRAL),
                        row(Expression.SURPRISE, NOBODY)),
                BadRows.NONE);
    }

    private static ExpressionDataset.Row row(Expression expression, Votes votes) {
        return new ExpressionDataset.Row(
                new GrayImage(48, 48, new byte[48 * 48]), expression, Optional.of(votes), "f.csv:1", "", "");
    }

    private static VoteConfusion confusion(int... rows) {
        return VoteConfusion.of(dataset(), rows, LabelSet.FIVE);
    }

    @Test
    void votesTellHowLikelyEachLabelIs() {
        assertThat(confusion(0, 1, 2, 3, 4).expected(SAD))
                .containsExactly(new float[] {2 / 3f, 0, 1 / 3f, 0, 0}, within(1e-6f));
    }

    @Test
    void votesForAClassThatNoRowHasCountByTheLabelsOfSuchRows() {
        assertThat(confusion(0, 1, 2, 3, 4).expected(NEUTRAL)).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void dividedVotesCountByTheirNumber() {
        Votes divided = new Votes(Map.of(Expression.SAD, 3, Expression.NEUTRAL, 1), 6);
        assertThat(confusion(0, 1, 2, 3, 4).expected(divided))
                .containsExactly(new float[] {.5f, 0, .25f, .25f, 0}, within(1e-6f));
    }

    @Test
    void onlyTheGivenRowsCount() {
        assertThat(confusion(0).expected(SAD)).containsExactly(0, 0, 1, 0, 0);
        assertThat(confusion(0).expected(NEUTRAL)).containsOnly(0);
    }

    @Test
    void targetsAreTheLabelMixedWithWhatTheVotesMakeLikely() {
        List<float[]> shares = ClassShares.of(
                dataset(),
                new int[] {0, 1, 2, 3, 4},
                LabelSet.FIVE,
                Configs.withVotes(.5).loss(),
                Teachers.NONE);
        assertThat(shares.get(0)).containsExactly(new float[] {1 / 3f, 0, 2 / 3f, 0, 0}, within(1e-6f));
        assertThat(shares.get(4)).containsExactly(0, 0, 0, 0, 1); // nobody saw an expression
    }
}
