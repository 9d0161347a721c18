package dev.mien.serve.analyze;

import com.linecorp.armeria.common.QueryParams;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ServingException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options in the query of a request: {@code measures=true}, {@code points=27}, {@code annotate=false}.
 *
 * @param measures whether to measure each face
 * @param points the number of points of each face, 15 or 27
 * @param annotated whether faces are drawn into an answer that is a picture
 */
record Wanted(boolean measures, int points, boolean annotated) {
    private static final String ANNOTATE = "annotate";

    private static final Set<String> NAMES =
            new TreeSet<>(Set.of(ANNOTATE, AnalyzerOptions.MEASURES, AnalyzerOptions.POINTS));

    /**
     * Parses a query.
     *
     * @throws ServingException when it has an unknown parameter, an unknown value, or a parameter twice
     */
    static Wanted of(QueryParams query) {
        for (String name : query.names()) {
            if (!NAMES.contains(name)) {
                throw ServingException.invalid(
                        "no parameter '" + Excerpt.of(name) + "', expected one of " + String.join(", ", NAMES));
            }
        }
        return new Wanted(
                one(query, AnalyzerOptions.MEASURES, "false", "true").equals("true"),
                Integer.parseInt(one(query, AnalyzerOptions.POINTS, "15", "27")),
                one(query, ANNOTATE, "true", "false").equals("true"));
    }

    /** The value of a parameter, or the default if it is missing. */
    private static String one(QueryParams query, String name, String usual, String other) {
        List<String> values = query.getAll(name);
        if (values.isEmpty()) {
            return usual;
        }
        String value = values.get(0);
        if (values.size() > 1 || !(value.equals(usual) || value.equals(other))) {
            throw ServingException.invalid(
                    name + "=" + Excerpt.of(String.join(",", values)) + ", expected " + usual + " or " + other);
        }
        return value;
    }
}
