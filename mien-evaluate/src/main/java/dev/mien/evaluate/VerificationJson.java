package dev.mien.evaluate;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.LeakAudit.Leak;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes a verification as JSON. */
public final class VerificationJson {
    private VerificationJson() {}

    /**
     * The checks of a model and the leaks of its split, with a line break at the end.
     *
     * @param data the name of the data
     * @param place returns the origin of a row
     */
    public static String of(String model, Verification verification, String data, IntFunction<String> place) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model);
        json.put("data", data);
        json.put("holds", verification.holds());
        json.put(
                "checks",
                verification.checks().stream().map(VerificationJson::check).toList());
        json.put("leaks", rows(place, verification.leaks()));
        Map<String, @Nullable Object> withoutLeaks = new LinkedHashMap<>();
        verification.withoutLeaks().forEach((name, value) -> withoutLeaks.put(name, Values.number(value)));
        json.put("without_leaks", withoutLeaks);
        return Values.json(json);
    }

    private static Map<String, String> check(Verification.Check check) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("what", check.what());
        json.put("stated", check.stated());
        json.put("found", check.found());
        json.put("outcome", check.outcome().name().toLowerCase(Locale.ROOT));
        return json;
    }

    /**
     * The leaks of a data set.
     *
     * @param leaks the leaks by the names of both parts, {@code train|test}
     */
    public static String of(Dataset data, Map<String, List<Leak>> leaks) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        leaks.forEach((parts, list) -> pairs.put(parts, rows(data::place, list)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", data.name());
        json.put("leaks", pairs);
        return Values.json(json);
    }

    private static List<Map<String, Object>> rows(IntFunction<String> place, List<Leak> leaks) {
        return leaks.stream()
                .map(leak -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("row", place.apply(leak.row()));
                    row.put("known", place.apply(leak.known()));
                    row.put("kind", leak.kind().name().toLowerCase(Locale.ROOT));
                    row.put("correlation", leak.correlation());
                    return row;
                })
                .toList();
    }
}
