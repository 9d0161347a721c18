package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.GroupColumn;
import dev.mien.dataset.LoadOptions;
import dev.mien.metric.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupScoresTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** 40 faces by a wide lens of which 30 are answered right, one by a tele lens that is, and one by none that is not. */
    private GroupScores scores() throws IOException {
        List<String> lines = new ArrayList<>(List.of("emotion,pixels,Lens"));
        List<ExpressionScores> answers = new ArrayList<>();
        for (int i = 0; i < 42; i++) {
            lines.add("3,1 2 3 " + i + "," + (i == 40 ? "tele" : i == 41 ? "" : "wide"));
            answers.add(answer(i < 30 || i == 40 ? Expression.HAPPY : Expression.SAD));
        }
        Path file = Files.write(folder.resolve("faces.csv"), lines);
        Dataset data = Datasets.any(List.of(file), LoadOptions.defaults());
        ExpressionAnswers said = new ExpressionAnswers(
                IntStream.range(0, 42).toArray(),
                IntStream.range(0, 42).mapToObj(i -> Expression.HAPPY).toList(),
                answers,
                Optional.empty());
        return GroupScores.of(
                ExpressionEvaluation.of(LabelSet.SEVEN, said), data, "Lens", GroupColumn.read(List.of(file), "Lens"));
    }

    private static ExpressionScores answer(Expression best) {
        float[] shares = new float[LabelSet.SEVEN.size()];
        Arrays.fill(shares, .05f);
        shares[LabelSet.SEVEN.indexOf(best)] = .7f;
        return new ExpressionScores(LabelSet.SEVEN, shares);
    }

    @Test
    void eachValueOfTheColumnIsScoredByItself() throws IOException {
        Map<String, GroupScores.Group> groups = scores().groups();
        assertThat(groups.keySet()).containsExactly(GroupColumn.NONE, "tele", "wide");
        assertThat(groups.values()).extracting(GroupScores.Group::n).containsExactly(1, 1, 40);
        assertThat(groups.values())
                .extracting(group -> figure(group, "accuracy").value())
                .containsExactly(0.0, 1.0, .75);
        GroupScores.Value wide =
                figure(groups.values().stream().reduce((a, b) -> b).orElseThrow(), "accuracy");
        assertThat(wide.low()).isBetween(.55, .7);
        assertThat(wide.high()).isBetween(.8, .95);
    }

    @Test
    void theAccuracyHasWilsonsIntervalAlsoWhereNoneOrAllAreRight() throws IOException {
        Map<String, GroupScores.Group> groups = scores().groups();
        assertThat(interval(groups.get(GroupColumn.NONE))).isEqualTo(Interval.wilson(0, 1));
        assertThat(interval(groups.get("tele"))).isEqualTo(Interval.wilson(1, 1));
        assertThat(interval(groups.get("wide"))).isEqualTo(Interval.wilson(30, 40));
    }

    private static Interval interval(GroupScores.@Nullable Group group) {
        GroupScores.Value accuracy = figure(Objects.requireNonNull(group), "accuracy");
        return new Interval(accuracy.low(), accuracy.high());
    }

    @Test
    void classesWithoutARowOfTheGroupDoNotCount() throws IOException {
        GroupScores.Group wide = Objects.requireNonNull(scores().groups().get("wide"));
        assertThat(figure(wide, "macro_f1").value()).isEqualTo(2 * 30.0 / (40 + 30), within(1e-12)); // that of happy
        assertThat(figure(wide, "log_loss").value())
                .isEqualTo(-(30 * Math.log(.7) + 10 * Math.log(.05)) / 40, within(1e-6));
    }

    @Test
    void theCalibrationErrorAndSinglePersonsHaveNoBootstrapInterval() throws IOException {
        scores().groups().forEach((value, group) -> {
            assertThat(figure(group, "ece").hasInterval()).isFalse();
            assertThat(figure(group, "macro_f1").hasInterval()).isEqualTo(value.equals("wide"));
        });
        assertThat(GroupValues.of(scores()).toString())
                .contains("accuracy_ci95")
                .doesNotContain("ece_ci95");
    }

    @Test
    void theJsonSaysWhichGroupsAreTooSmall() throws IOException {
        JsonNode groups = new ObjectMapper()
                .readTree(Values.json(GroupValues.of(scores())))
                .get("values");
        assertThat(groups.at("/tele/too_few").asBoolean()).isTrue();
        assertThat(groups.at("/tele/macro_f1_ci95/0").isNull()).isTrue();
        assertThat(groups.at("/wide/too_few")).isEqualTo(BooleanNode.FALSE);
    }

    @Test
    void theTextSaysWhichGroupsAreTooSmall() throws IOException {
        assertThat(GroupText.of(scores()).lines())
                .contains("by Lens, with 95 % intervals (Wilson for shares of rows, bootstrap for the others)")
                .anyMatch(line -> line.matches("tele +1 row, too few to tell much"))
                .anyMatch(line -> line.matches("wide +40 rows"))
                .anyMatch(line -> line.matches(" +accuracy +0\\.7500 +0\\.\\d{4} to 0\\.\\d{4}"))
                .anyMatch(line -> line.matches(" +ece +0\\.\\d{4}"));
    }

    private static GroupScores.Value figure(GroupScores.Group group, String name) {
        return Optional.ofNullable(group.figures().get(name)).orElseThrow();
    }
}
