package dev.mien.serve.analyze;

import com.linecorp.armeria.common.QueryParams;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.serve.model.Quoted;
import dev.mien.serve.model.ServingException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request asks for beyond the usual: {@code measures=true}, {@code points=27}.
 *
 * @param measures whether each face is measured
 * @param points how many points each face has, 15 or 27
 */
record Wanted(boolean measures, int points) {
    private static final Set<String> NAMES = new TreeSet<>(Set.of(AnalyzerOptions.MEASURES, AnalyzerOptions.POINTS));

    /**
     * The wishes of a query.
     *
     * @throws ServingException where it has another parameter, a value that there is none of, or one twice
     */
    static Wanted of(QueryParams query) {
        for (String name : query.names()) {
            if (!NAMES.contains(name)) {
                throw ServingException.invalid(
                        "no parameter '" + Quoted.of(name) + "', expected " + String.join(" or ", NAMES));
            }
        }
        return new Wanted(
                one(query, AnalyzerOptions.MEASURES, "false", "true").equals("true"),
                Integer.parseInt(one(query, AnalyzerOptions.POINTS, "15", "27")));
    }

    /** The parameter's value, the usual one where it is not there. */
    private static String one(QueryParams query, String name, String usual, String other) {
        List<String> values = query.getAll(name);
        if (values.isEmpty()) {
            return usual;
        }
        String value = values.get(0);
        if (values.size() > 1 || !(value.equals(usual) || value.equals(other))) {
            throw ServingException.invalid(
                    name + "=" + Quoted.of(String.join(",", values)) + ", expected " + usual + " or " + other);
        }
        return value;
    }
}
