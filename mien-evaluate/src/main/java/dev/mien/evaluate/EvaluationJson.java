package dev.mien.evaluate;

import dev.mien.LabelSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an evaluation as JSON; undefined metrics are null. */
public final class EvaluationJson {
    private EvaluationJson() {}

    /** The JSON with a line break at the end. */
    public static String of(Setting setting, Evaluation evaluation, Details details) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(evaluation.values());
        json.putAll(details.values());
        json.put("model", setting.model());
        json.put("data", setting.data());
        json.put("split", setting.split());
        json.put("labels", setting.labels().map(LabelSet::label).orElse(null));
        json.put("tta", setting.tta());
        json.put("seconds", Values.number(setting.seconds()));
        return Values.json(json);
    }
}
