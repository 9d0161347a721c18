package dev.mien.spark;

import dev.mien.UserError;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.dataset.ClassCoding;
import dev.mien.image.Picture;
import dev.mien.model.Task;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Options for analyzing a table of pictures, as name-value pairs like Spark's own options, so that they are available
 * in every language.
 *
 * <ul>
 *   <li>{@code content}: the column of the pictures, each a file's bytes or the pixels of a square face as text (default: the
 *       first there is of {@code content}, {@code pixels}, {@code image})
 *   <li>{@code path}: the column that names them (default: {@code path} where there is one)
 *   <li>{@code keep}: further columns to have in the answer, with commas between them
 *   <li>{@code detector}, {@code keypoints}, {@code expression}, {@code labels}, {@code not-sure}, {@code tta}, {@code
 *       min-face}, {@code min-score}, {@code max-faces}, {@code measures}, {@code points}: see {@link AnalyzerOptions}; a model file's
 *       path must lead to it on every machine
 *   <li>{@code class-names}: what class numbers of a data set mean where it is scored: {@code seven} (default), {@code five} or any
 *   <li>{@code rows}: how many faces as text a task reads at once (default: 64)
 *   <li>{@code max-pixels}: a larger picture is an error (default: 100 million)
 * </ul>
 */
public final class MienOptions implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Set<String> OWN = Set.of("content", "path", "keep", "class-names", "rows", "max-pixels");

    private final String content;
    private final String path;
    private final List<String> keep;
    private final AnalyzerOptions models;
    private final String classNames;
    private final int rows;
    private final long maxPixels;

    private MienOptions(MienOptions other, AnalyzerOptions models) {
        this.content = other.content;
        this.path = other.path;
        this.keep = other.keep;
        this.models = models;
        this.classNames = other.classNames;
        this.rows = other.rows;
        this.maxPixels = other.maxPixels;
    }

    private MienOptions(Map<String, String> values) {
        content = values.getOrDefault("content", "");
        path = values.getOrDefault("path", "");
        keep = Stream.of(values.getOrDefault("keep", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        models = AnalyzerOptions.of(values.entrySet().stream()
                .filter(value -> !OWN.contains(value.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        classNames =
                ClassCoding.parse(values.getOrDefault("class-names", "seven")).name();
        rows = number(values, "rows", "64", Integer::valueOf);
        maxPixels = number(values, "max-pixels", Long.toString(Picture.PIXEL_LIMIT), Long::valueOf);
        if (rows < 1) {
            throw new UserError(rows + " rows", "rows", "use a number from 1");
        }
    }

    /** The defaults, with the models that ship with the library. */
    public static MienOptions defaults() {
        return of(Map.of());
    }

    /**
     * Options by name, ignoring case; the others have their defaults.
     *
     * @throws UserError when an option is unknown, or a number is invalid
     */
    public static MienOptions of(Map<String, String> values) {
        Set<String> names = new TreeSet<>(OWN);
        names.addAll(AnalyzerOptions.names());
        Map<String, String> known = new HashMap<>();
        values.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!names.contains(lower)) {
                throw new UserError("no option of this name", name, "use one of " + String.join(", ", names));
            }
            known.put(lower, value);
        });
        return new MienOptions(known);
    }

    private static <T> T number(Map<String, String> values, String name, String otherwise, Function<String, T> parse) {
        String text = values.getOrDefault(name, otherwise);
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new UserError("'" + text + "' is no number", name, "give a number", e);
        }
    }

    /** The same options for pictures of a single face each, with only the model for that task. */
    MienOptions forCrops(Task task) {
        return new MienOptions(this, models.forCrops(task));
    }

    String content() {
        return content;
    }

    String path() {
        return path;
    }

    List<String> keep() {
        return keep;
    }

    AnalyzerOptions models() {
        return models;
    }

    ClassCoding classNames() {
        return ClassCoding.parse(classNames);
    }

    int rows() {
        return rows;
    }

    long maxPixels() {
        return maxPixels;
    }
}
