package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsTest {
    @Test
    void noCopyAndNoGroupIsEverOnTwoSidesOfARandomSplit() {
        for (long seed = 0; seed < 20; seed++) {
            ExpressionDataset data = data(600, 0.3, true, seed);

            Split split = Splits.random(data, 0.1, 0.2, seed);

            assertThat(sharedPictures(data, split)).as("pictures in two parts").isEmpty();
            Map<String, Integer> partOfGroup = new HashMap<>();
            int[][] parts = {split.train(), split.validation(), split.test()};
            for (int part = 0; part < 3; part++) {
                for (int row : parts[part]) {
                    assertThat(partOfGroup.merge(data.group(row), part, (a, b) -> a.equals(b) ? a : 9))
                            .as("part of group " + data.group(row))
                            .isEqualTo(part);
                }
            }
        }
    }

    @Test
    void heldOutAreTheRowsForValidationAndTestInOrder() {
        Split split = new Split("by hand", new int[] {0, 4}, new int[] {3, 5}, new int[] {1, 2});
        assertThat(split.heldOut()).containsExactly(1, 2, 3, 5);
    }

    @Test
    void everyRowIsInExactlyOnePart() {
        ExpressionDataset data = data(500, 0.2, true, 3);
        Split split = Splits.random(data, 0.1, 0.2, 3);
        assertThat(IntStream.of(concat(split)).sorted().toArray())
                .isEqualTo(IntStream.range(0, 500).toArray());
    }

    @Test
    void aRandomSplitHasTheSameSharesOfEachClass() {
        ExpressionDataset data = data(7000, 0.1, false, 5);
        Split split = Splits.random(data, 0.05, 0.20, 5);
        for (Expression expression : Expression.values()) {
            double all = count(data, IntStream.range(0, data.size()).toArray(), expression);
            assertThat(count(data, split.test(), expression) / all).isCloseTo(0.20, within(0.02));
            assertThat(count(data, split.validation(), expression) / all).isCloseTo(0.05, within(0.02));
        }
    }

    @Test
    void theSameSeedGivesTheSameSplitAndAnotherSeedAnotherOne() {
        ExpressionDataset data = data(300, 0.1, false, 1);
        assertThat(Splits.random(data, 0.1, 0.2, 4)).isEqualTo(Splits.random(data, 0.1, 0.2, 4));
        assertThat(Splits.random(data, 0.1, 0.2, 4).test())
                .isNotEqualTo(Splits.random(data, 0.1, 0.2, 5).test());
    }

    @Test
    void aCopyPlantedAcrossAnOfficialSplitIsFoundAndDroppedFromTraining() {
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(row(picture(i), Expression.HAPPY, i < 30 ? "Training" : "PublicTest", ""));
        }
        rows.set(17, row(picture(35), Expression.SAD, "Training", "")); // planted: row 35's picture
        ExpressionDataset data = new ExpressionDataset("planted", rows, BadRows.NONE);
        Split official = Splits.official(data, 1);
        assertThat(sharedPictures(data, official)).hasSize(1);

        Split clean = Splits.withoutCopies(data, official);

        assertThat(sharedPictures(data, clean)).isEmpty();
        assertThat(clean.train()).hasSize(29).doesNotContain(17);
        assertThat(clean.validation()).isEqualTo(official.validation());
        assertThat(clean.description()).contains("without 1 training rows");
    }

    @Test
    void officialPartsAreReadFromKaggleNamesAndFolderNames() {
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (String name : List.of("Training", "PublicTest", "PrivateTest", "train", "val", "test")) {
            rows.add(row(picture(rows.size()), Expression.HAPPY, name, ""));
        }
        Split split = Splits.official(new ExpressionDataset("names", rows, BadRows.NONE), 1);
        assertThat(split.train()).containsExactly(0, 3);
        assertThat(split.part("PublicTest")).containsExactly(1, 4);
        assertThat(split.part("test")).containsExactly(2, 5);
        assertThatThrownBy(() -> split.part("tset")).isInstanceOf(UserError.class);
    }

    @Test
    void withoutAValidationPartSomeOfTrainingBecomesIt() {
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(row(picture(i / 2), Expression.HAPPY, i < 80 ? "train" : "test", ""));
        }
        ExpressionDataset data = new ExpressionDataset("folders", rows, BadRows.NONE);
        Split split = Splits.official(data, 1);
        assertThat(split.validation()).hasSize(8);
        assertThat(split.test()).hasSize(20);
        assertThat(sharedPictures(data, split)).isEmpty();
    }

    @Test
    void rowsOfNoPartAreRefusedByPlace() {
        ExpressionDataset data =
                new ExpressionDataset("none", List.of(row(picture(1), Expression.HAPPY, "", "")), BadRows.NONE);
        assertThat(Splits.hasOfficial(data)).isFalse();
        assertThatThrownBy(() -> Splits.official(data, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("here:1");
    }

    /** As in {@code --data fer2013.csv --data own.csv}, where only the first has the column Usage. */
    @Test
    void rowsWithoutAPartAreDrawnAndTheOthersStayInTheirs() {
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(
                    row(picture(i), Expression.HAPPY, i < 50 ? "Training" : i < 55 ? "PublicTest" : "PrivateTest", ""));
        }
        for (int i = 60; i < 160; i++) {
            rows.add(row(picture(i), Expression.HAPPY, "", ""));
        }
        Split split = Splits.forTraining(new ExpressionDataset("fer2013.csv+own.csv", rows, BadRows.NONE), 1);
        assertThat(split.train()).contains(IntStream.range(0, 50).toArray()).hasSize(125);
        assertThat(split.validation())
                .contains(IntStream.range(50, 55).toArray())
                .hasSize(10);
        assertThat(split.test()).contains(IntStream.range(55, 60).toArray()).hasSize(25);
        assertThat(split.description()).contains("100 rows without a part").contains("20 % test");
    }

    @Test
    void oneRowWithoutAPartIsForTrainingAndSomeOfTrainingForValidation() {
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            rows.add(row(picture(i), Expression.HAPPY, i < 40 ? "train" : i < 50 ? "test" : "", ""));
        }
        Split split = Splits.forTraining(new ExpressionDataset("folders", rows, BadRows.NONE), 1);
        assertThat(split.validation()).hasSize(4);
        assertThat(split.test()).containsExactly(IntStream.range(40, 50).toArray());
        assertThat(split.train()).hasSize(37);
    }

    @Test
    void rowsOfAnUnknownPartBesideKnownOnesAreRefused() {
        List<ExpressionDataset.Row> rows = List.of(
                row(picture(1), Expression.HAPPY, "train", ""), row(picture(2), Expression.HAPPY, "hold-out", ""));
        assertThatThrownBy(() -> Splits.forTraining(new ExpressionDataset("named", rows, BadRows.NONE), 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'hold-out', expected Training, PublicTest or PrivateTest");
    }

    @Test
    void oneGroupCannotBeSplit() {
        List<ExpressionDataset.Row> rows = IntStream.range(0, 10)
                .mapToObj(i -> row(picture(i), Expression.HAPPY, "", "the same person"))
                .toList();
        assertThatThrownBy(() -> Splits.random(new ExpressionDataset("one", rows, BadRows.NONE), 0.1, 0.2, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("too few");
    }

    @Test
    void eachGroupOfTrainingRowsIsLeftOutByExactlyOneFold() {
        ExpressionDataset data = data(600, .03, true, 4);
        Split whole = Splits.random(data, .1, .2, 4);
        int[] timesLeftOut = new int[data.size()];
        Map<String, Integer> foldOfGroup = new HashMap<>();
        for (int number = 1; number <= 5; number++) {
            Split without = Splits.withoutFold(data, whole, new Fold(number, 5));
            assertThat(without.validation()).isEqualTo(whole.validation());
            assertThat(without.test()).isEqualTo(whole.test());
            assertThat(without.description()).endsWith(", without fold " + number + " of 5");
            int[] leftOut = without(whole.train(), without.train());
            assertThat(leftOut).hasSizeBetween(whole.train().length / 5 - 30, whole.train().length / 5 + 30);
            for (int row : leftOut) {
                timesLeftOut[row]++;
                Integer before = foldOfGroup.putIfAbsent(data.group(row), number);
                assertThat(before).as("fold of group " + data.group(row)).isIn(null, number);
            }
        }
        assertThat(Arrays.stream(whole.train()).map(row -> timesLeftOut[row])).containsOnly(1);
        assertThat(Arrays.stream(timesLeftOut).sum()).isEqualTo(whole.train().length);
    }

    @Test
    void moreFoldsThanGroupsAreRefused() {
        ExpressionDataset data = data(9, 0, true, 4); // three groups
        Split whole = new Split("by hand", IntStream.range(0, 9).toArray(), new int[0], new int[0]);
        assertThatThrownBy(() -> Splits.withoutFold(data, whole, new Fold(1, 4)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("3 groups of training rows are too few for 4 folds");
    }

    private static int[] without(int[] rows, int[] others) {
        return Arrays.stream(rows)
                .filter(row -> Arrays.binarySearch(others, row) < 0)
                .toArray();
    }

    @Test
    void keypointFilesAreSplitEachInTheSameShares() {
        List<KeypointDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String file = i < 100 ? "a.csv" : "b.csv";
            rows.add(new KeypointDataset.Row(
                    picture(i), Keypoints.of(new float[30]), file + ":" + i, "", file + "/" + i / 4));
        }
        Split split = Splits.random(new KeypointDataset("a.csv+b.csv", rows, BadRows.NONE), 0.05, 0.2, 9);
        assertThat(Arrays.stream(split.test()).filter(row -> row < 100).count()).isBetween(18L, 22L);
        assertThat(split.test()).hasSizeBetween(76, 84);
    }

    @Test
    void whatMayBeLearnedFromIsTheTrainingPartAsSoonAsAnyPartIsNamed() {
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(row(picture(i), Expression.HAPPY, i < 5 ? "Training" : i < 10 ? "PrivateTest" : "", ""));
        }
        ExpressionDataset some = new ExpressionDataset("some", rows, BadRows.NONE);
        assertThat(Splits.trainable(some, 3))
                .isEqualTo(Splits.namedOrRandom(some, 3).train())
                .contains(0, 1, 2, 3, 4)
                .doesNotContain(5, 6, 7, 8, 9)
                .hasSizeLessThan(55);
        ExpressionDataset none = new ExpressionDataset("none", rows.subList(10, 12), BadRows.NONE);
        assertThat(Splits.trainable(none, 3)).containsExactly(0, 1);
    }

    @Test
    void theHashChangesWithAPixelALabelAndTheOrderButNotWithTheFileName() {
        List<ExpressionDataset.Row> rows =
                List.of(row(picture(1), Expression.HAPPY, "", ""), row(picture(2), Expression.SAD, "", ""));
        String hash = hash("a", rows);
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(hash("b", rows));
        assertThat(hash("a", List.of(rows.get(1), rows.get(0)))).isNotEqualTo(hash);
        assertThat(hash("a", List.of(rows.get(0), row(picture(2), Expression.FEAR, "", ""))))
                .isNotEqualTo(hash);
        byte[] pixels = picture(2).pixels().clone();
        pixels[7]++;
        assertThat(hash("a", List.of(rows.get(0), row(new GrayImage(8, 8, pixels), Expression.SAD, "", ""))))
                .isNotEqualTo(hash);
    }

    private static String hash(String name, List<ExpressionDataset.Row> rows) {
        return DataHash.of(new ExpressionDataset(name, rows, BadRows.NONE));
    }

    /** Rows of which that share are copies of earlier ones, with any class, in groups of three where asked for. */
    private static ExpressionDataset data(int size, double copies, boolean groups, long seed) {
        Random random = new Random(seed);
        List<ExpressionDataset.Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean copy = i > 0 && random.nextDouble() < copies;
            GrayImage picture = copy ? rows.get(random.nextInt(i)).image() : picture(random.nextInt());
            GrayImage same = new GrayImage(
                    picture.width(), picture.height(), picture.pixels().clone());
            Expression expression = Expression.values()[random.nextInt(7)];
            rows.add(row(same, expression, "", groups ? "g" + i / 3 : ""));
        }
        return new ExpressionDataset("drawn", rows, BadRows.NONE);
    }

    private static ExpressionDataset.Row row(GrayImage image, Expression expression, String split, String group) {
        return new ExpressionDataset.Row(image, expression, Optional.empty(), "here:1", split, group);
    }

    private static GrayImage picture(int seed) {
        byte[] pixels = new byte[64];
        new Random(seed).nextBytes(pixels);
        return new GrayImage(8, 8, pixels);
    }

    private static Set<String> sharedPictures(Dataset data, Split split) {
        Set<String> shared = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        int[][] parts = {split.train(), split.validation(), split.test()};
        for (int part = 0; part < 3; part++) {
            for (int row : parts[part]) {
                String pixels = Arrays.toString(data.image(row).pixels());
                Integer other = seen.putIfAbsent(pixels, part);
                if (other != null && other != part) {
                    shared.add(pixels);
                }
            }
        }
        return shared;
    }

    private static int[] concat(Split split) {
        return IntStream.concat(
                        IntStream.of(split.train()),
                        IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
                .toArray();
    }

    private static long count(ExpressionDataset data, int[] rows, Expression expression) {
        return Arrays.stream(rows)
                .filter(row -> data.expression(row) == expression)
                .count();
    }
}
