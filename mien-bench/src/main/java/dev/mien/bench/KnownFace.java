package dev.mien.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A prepared request for a face, which can be sent any number of times, with its expected answer.
 *
 * @param head the headers
 * @param body the body outside of the heap, which is sent without copying
 * @param answer the expected numbers
 */
record KnownFace(RequestHeaders head, ByteBuf body, float[] answer) {
    private static final float CLOSE = 1e-3f; // of a pixel

    /** Reads the faces of a file of {@code prepare.py}, as requests to that model. */
    static List<KnownFace> read(Path file, LoadApi api, String model) throws IOException {
        List<KnownFace> faces = new ArrayList<>();
        for (JsonNode face : new ObjectMapper().readTree(file.toFile())) {
            byte[] body = api.body(face, model);
            ByteBuf direct = Unpooled.directBuffer(body.length).writeBytes(body);
            faces.add(new KnownFace(api.head(model), direct, floats(face.get("answer"))));
        }
        return faces;
    }

    /** Converts a JSON array. */
    static float[] floats(JsonNode list) {
        float[] numbers = new float[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).floatValue();
        }
        return numbers;
    }

    /** A new request for this face. */
    HttpRequest request() {
        return HttpRequest.of(head, HttpData.wrap(body.retainedDuplicate()));
    }

    /** Whether these are the expected numbers. */
    boolean isAnsweredBy(float[] numbers) {
        if (numbers.length != answer.length) {
            return false;
        }
        for (int i = 0; i < numbers.length; i++) {
            if (!(Math.abs(numbers[i] - answer[i]) < CLOSE)) {
                return false;
            }
        }
        return true;
    }
}
