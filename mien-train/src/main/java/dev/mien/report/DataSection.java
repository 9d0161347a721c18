package dev.mien.report;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.dataset.DataReport;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.plot.Charts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The section on the data: rows of each part by class, or missing points, and some faces. */
final class DataSection {
    private static final int SAMPLES = 24;

    private final ReportFolder folder;
    private final Dataset data;
    private final Map<String, int[]> parts;

    private DataSection(ReportFolder folder, Dataset data, Optional<Split> split) {
        this.folder = folder;
        this.data = data;
        this.parts = split.map(DataSection::parts).orElseGet(() -> namedParts(data));
    }

    static Section of(ReportFolder folder, Dataset data, Optional<Split> split, String recipe) throws IOException {
        DataSection section = new DataSection(folder, data, split);
        List<Block> blocks = new ArrayList<>();
        DataReport report = DataReport.of(data, 0);
        blocks.add(section.facts(report));
        blocks.addAll(report.classes().isEmpty() ? section.missing(report) : section.classes());
        List<Block> faces = new ArrayList<>(List.of(section.samples()));
        faces.addAll(new Augmentations(folder)
                .of(data, section.parts.values().iterator().next(), recipe));
        blocks.add(new Block.Fold("Some faces of the data, and how training varies them", faces));
        return new Section(
                "data",
                "Data",
                data.name() + ": " + Words.count(report.rows(), "row") + " that could be read.",
                blocks);
    }

    private static Map<String, int[]> parts(Split split) {
        Map<String, int[]> parts = new LinkedHashMap<>();
        parts.put("training", split.train());
        parts.put("validation", split.validation());
        parts.put("test", split.test());
        parts.values().removeIf(rows -> rows.length == 0);
        return parts;
    }

    private static Map<String, int[]> namedParts(Dataset data) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        IntStream.range(0, data.size())
                .forEach(row -> rows.computeIfAbsent(
                                data.split(row).isEmpty() ? "all" : data.split(row), name -> new ArrayList<>())
                        .add(row));
        Map<String, int[]> parts = new LinkedHashMap<>();
        rows.forEach((name, list) ->
                parts.put(name, list.stream().mapToInt(Integer::intValue).toArray()));
        return parts;
    }

    private Block facts(DataReport report) {
        List<List<String>> rows = new ArrayList<>();
        parts.forEach((name, part) -> rows.add(List.of("rows of the part '" + name + "'", Words.count(part.length))));
        rows.add(List.of("rows that could not be read", Words.count(report.badRows())));
        rows.add(List.of("surplus copies of an image", Words.count(report.surplusCopies())));
        rows.add(List.of("images whose copies have different labels", Words.count(report.conflictingGroups())));
        rows.add(List.of("black images", Words.count(report.blackImages())));
        return new Block.Table("What is in the data", List.of("", "count"), rows);
    }

    private List<Block> classes() throws IOException {
        List<String> names =
                Arrays.stream(Expression.values()).map(Expression::label).toList();
        Map<String, long[]> counts = new LinkedHashMap<>();
        parts.forEach((part, rows) -> counts.put(part, classCounts(rows)));
        Map<String, List<Double>> series = new LinkedHashMap<>();
        counts.forEach((part, own) ->
                series.put(part, Arrays.stream(own).asDoubleStream().boxed().toList()));
        return List.of(
                folder.chart(
                        "classes",
                        Charts.bars("Rows by class", "rows", names, series),
                        "Rows by class",
                        largestAndSmallest(names, counts.values()),
                        "How many rows of each class each part has."),
                new Block.Fold("Rows by class as a table", List.of(classTable(names, counts))));
    }

    /** The number of rows of each class, in the order of {@link Expression}. */
    private long[] classCounts(int[] rows) {
        long[] counts = new long[Expression.values().length];
        for (int row : rows) {
            data.row(row).label().ifPresent(label -> counts[label.ordinal()]++);
        }
        return counts;
    }

    private static String largestAndSmallest(List<String> names, Collection<long[]> counts) {
        long[] all = new long[names.size()];
        counts.forEach(own -> Arrays.setAll(all, c -> all[c] + own[c]));
        int largest = 0;
        int smallest = 0;
        for (int c = 0; c < all.length; c++) {
            largest = all[c] > all[largest] ? c : largest;
            smallest = all[c] < all[smallest] ? c : smallest;
        }
        if (all[largest] == all[smallest]) {
            return "Each class has " + Words.count(all[largest], "row") + ".";
        }
        return "The largest class is " + names.get(largest) + " with " + Words.count(all[largest], "row")
                + ", the smallest " + names.get(smallest) + " with " + Words.count(all[smallest]) + ".";
    }

    private static Block classTable(List<String> names, Map<String, long[]> counts) {
        List<String> header = new ArrayList<>(List.of("class"));
        header.addAll(counts.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            List<String> row = new ArrayList<>(List.of(names.get(c)));
            for (long[] own : counts.values()) {
                row.add(Words.count(own[c]));
            }
            rows.add(row);
        }
        return new Block.Table("Rows by class", header, rows);
    }

    private List<Block> missing(DataReport report) throws IOException {
        Map<String, Integer> missing = report.missing();
        Map.Entry<String, Integer> worst =
                missing.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        if (worst.getValue() == 0) {
            return List.of(
                    new Block.Note("No point is missing on any of the " + Words.count(report.rows()) + " rows."));
        }
        String title = "Missing points";
        return List.of(
                folder.chart(
                        "missing",
                        DataCharts.missing("Rows on which a point is missing", missing),
                        title,
                        "Missing most often is " + worst.getKey() + ", on " + Words.count(worst.getValue()) + " of "
                                + Words.count(report.rows()) + " rows.",
                        "On how many of the " + Words.count(report.rows()) + " rows each point is not marked; "
                                + Words.count(report.completeRows()) + " rows have all " + Keypoint.COUNT + "."),
                new Block.Fold(
                        "Missing points as a table",
                        List.of(new Block.Table(
                                title,
                                List.of("point", "rows without it"),
                                missing.entrySet().stream()
                                        .map(entry -> List.of(entry.getKey(), Words.count(entry.getValue())))
                                        .toList()))));
    }

    private Block samples() throws IOException {
        Map.Entry<String, int[]> part = parts.entrySet().iterator().next();
        FaceCards faces = new FaceCards(folder);
        List<Card> cards = new ArrayList<>();
        for (int place : FaceCards.sample(part.getValue().length, SAMPLES, 1)) {
            cards.add(faces.row("sample-" + (cards.size() + 1), data, part.getValue()[place]));
        }
        boolean labelled = data.row(part.getValue()[0]).label().isPresent();
        String what = labelled ? "their labels" : "their marked points drawn on";
        return new Block.Gallery(
                "Some faces",
                Words.count(cards.size(), "random row") + " of the part '" + part.getKey() + "' with " + what + ".",
                cards);
    }
}
