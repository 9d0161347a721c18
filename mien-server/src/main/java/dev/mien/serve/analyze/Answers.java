package dev.mien.serve.analyze;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import dev.mien.image.Picture;
import dev.mien.result.FaceResult;
import dev.mien.result.FaceTable;
import dev.mien.result.ResultWriter;
import dev.mien.serve.http.Json;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.Refusals;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** The results of the pictures of a request: the faces of each, or its failure. */
final class Answers {
    private final FaceTable table;
    private final List<Item> items = new ArrayList<>();

    /** The result of a picture: its faces, or a single failure. */
    private record Item(String source, int width, int height, List<FaceResult> faces, List<ServingException> failure) {}

    /**
     * @param table the columns of an answer as CSV
     */
    Answers(FaceTable table) {
        this.table = table;
    }

    void add(Picture picture, List<FaceResult> faces) {
        items.add(new Item(picture.source(), picture.width(), picture.height(), faces, List.of()));
    }

    void add(String source, Throwable failure) {
        items.add(new Item(source, 0, 0, List.of(), List.of(Refusals.of(failure))));
    }

    /**
     * Creates the answer: a CSV table or {@code {"faces": [...]}}; for several pictures, {@code "pictures"} also has
     * the result of each.
     *
     * @throws ServingException when all pictures failed, or one of them for CSV, which cannot hold failures
     */
    HttpResponse response(AnswerFormat format) throws IOException {
        List<Item> failed =
                items.stream().filter(item -> !item.failure().isEmpty()).toList();
        if (failed.size() == items.size() || (format == AnswerFormat.CSV && !failed.isEmpty())) {
            throw failed.get(0).failure().get(0);
        }
        StringWriter text = new StringWriter();
        try (ResultWriter<FaceResult> writer =
                format == AnswerFormat.CSV ? ResultWriter.csv(text, table) : ResultWriter.json(text)) {
            for (Item item : items) {
                for (FaceResult face : item.faces()) {
                    writer.write(face);
                }
            }
        }
        boolean alone = format == AnswerFormat.CSV || items.size() == 1;
        return HttpResponse.of(
                HttpStatus.OK, format.type, HttpData.ofUtf8(alone ? text.toString() : withPictures(text.toString())));
    }

    /** Adds the field {@code pictures} to the JSON object. */
    private String withPictures(String faces) {
        String open = faces.substring(0, faces.lastIndexOf('}'));
        return open + ", \"pictures\": "
                + Json.write(json -> {
                            json.writeStartArray();
                            for (Item item : items) {
                                json.writeStartObject();
                                json.writeStringField("source", item.source());
                                if (item.failure().isEmpty()) {
                                    json.writeNumberField("width", item.width());
                                    json.writeNumberField("height", item.height());
                                    json.writeNumberField("faces", item.faces().size());
                                } else {
                                    json.writeStringField(
                                            "error",
                                            String.valueOf(item.failure().get(0).getMessage()));
                                }
                                json.writeEndObject();
                            }
                            json.writeEndArray();
                        })
                        .toStringUtf8()
                + "}\n";
    }
}
