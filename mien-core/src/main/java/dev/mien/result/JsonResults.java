package dev.mien.result;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes faces as JSON, with nested objects for box, expression and points. */
final class JsonResults extends JsonObjects<FaceResult> {
    JsonResults(Writer target) throws IOException {
        super(target, "faces");
    }

    @Override
    void fields(FaceResult result) throws IOException {
        members(result.toMap());
    }

    private void members(Map<?, ?> map) throws IOException {
        for (Map.Entry<?, ?> member : map.entrySet()) {
            json.writeFieldName(String.valueOf(member.getKey()));
            value(member.getValue());
        }
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            members(map);
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                value(item);
            }
            json.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else {
            json.writeObject(value); // text, whole number, truth value: the core writes these by itself
        }
    }
}
