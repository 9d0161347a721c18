package dev.mien.serve.analyze;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.multipart.AggregatedBodyPart;
import com.linecorp.armeria.common.multipart.AggregatedMultipart;
import com.linecorp.armeria.common.multipart.Multipart;
import com.linecorp.armeria.common.multipart.Multiparts;
import com.linecorp.armeria.common.stream.StreamMessage;
import dev.mien.serve.http.Limits;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One picture file of a request.
 *
 * @param name the client's name for it, or one by its number
 * @param bytes the file
 */
record Upload(String name, byte[] bytes) {

    /**
     * The pictures of a body: the one that it is, or those of a form.
     *
     * @param type the body's type; may be missing
     * @return the pictures, or a {@link ServingException} when there are none or too many
     */
    static CompletableFuture<List<Upload>> of(byte[] body, @Nullable MediaType type, Limits limits) {
        if (type == null || !type.isMultipart()) {
            return CompletableFuture.completedFuture(List.of(new Upload("picture", body)));
        }
        String boundary;
        try {
            boundary = Multiparts.getBoundary(type);
        } catch (RuntimeException e) { // which one is not documented
            throw new ServingException(Reason.INVALID, "the form's Content-Type has no boundary", e);
        }
        return Multipart.from(boundary, StreamMessage.of(HttpData.wrap(body)))
                .aggregate()
                .handle((form, failure) -> {
                    if (form == null) {
                        throw new ServingException(Reason.INVALID, "the form is damaged", failure);
                    }
                    return uploads(form, limits);
                });
    }

    private static List<Upload> uploads(AggregatedMultipart form, Limits limits) {
        List<Upload> uploads = new ArrayList<>();
        for (AggregatedBodyPart part : form.bodyParts()) {
            String name = part.filename() == null ? part.name() : part.filename();
            uploads.add(new Upload(
                    name == null ? "picture " + uploads.size() : name,
                    part.content().array()));
        }
        if (uploads.isEmpty()) {
            throw ServingException.invalid("the form holds no picture");
        }
        if (uploads.size() > limits.faces()) {
            throw ServingException.invalid(
                    uploads.size() + " pictures in one request, the limit here is " + limits.faces());
        }
        return uploads;
    }
}
