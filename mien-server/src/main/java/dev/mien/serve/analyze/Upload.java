package dev.mien.serve.analyze;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.multipart.AggregatedBodyPart;
import com.linecorp.armeria.common.multipart.AggregatedMultipart;
import com.linecorp.armeria.common.multipart.Multipart;
import com.linecorp.armeria.common.multipart.Multiparts;
import com.linecorp.armeria.common.stream.StreamMessage;
import dev.mien.image.Picture;
import dev.mien.serve.model.Quoted;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import dev.mien.serve.request.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One picture file of a request.
 *
 * @param name the client's name for it, or one by its number
 * @param bytes the file
 */
record Upload(String name, byte[] bytes) {
    /** How many fields a form may have beside its pictures; they are ignored. */
    private static final int MAX_FIELDS = 64;

    /** The picture in it. */
    Picture picture(long pixelLimit) {
        return Picture.of(bytes, name, pixelLimit);
    }

    /**
     * The pictures of a body: the one that it is, or those of a form.
     *
     * @param type the body's type; may be missing
     * @throws ServingException when there are none or too many
     */
    static List<Upload> of(byte[] body, @Nullable MediaType type, Limits limits) {
        if (type == null || !type.isMultipart()) {
            return List.of(new Upload("picture", body));
        }
        String boundary;
        try {
            boundary = Multiparts.getBoundary(type);
        } catch (RuntimeException e) { // which one is not documented
            throw new ServingException(Reason.INVALID, "the form's Content-Type has no boundary", e);
        }
        FormGuard.check(body, boundary, limits.faces() + MAX_FIELDS);
        try {
            return uploads(
                    Multipart.from(boundary, StreamMessage.of(HttpData.wrap(body)))
                            .aggregate()
                            .join(),
                    limits);
        } catch (CompletionException e) {
            throw new ServingException(Reason.INVALID, "the form is damaged", e.getCause());
        }
    }

    private static List<Upload> uploads(AggregatedMultipart form, Limits limits) {
        List<Upload> uploads = new ArrayList<>();
        for (AggregatedBodyPart part : form.bodyParts()) {
            if (isPicture(part)) {
                String name = part.filename() == null ? part.name() : part.filename();
                uploads.add(new Upload(
                        name == null ? "picture " + uploads.size() : Quoted.of(name),
                        part.content().array()));
            }
        }
        if (uploads.isEmpty()) {
            throw ServingException.invalid("the form holds no picture; send each as a file");
        }
        if (uploads.size() > limits.faces()) {
            throw ServingException.invalid(
                    uploads.size() + " pictures in one request, the limit here is " + limits.faces());
        }
        return uploads;
    }

    /** Forms send files with a name or a type of their own; what has neither is another field of the form. */
    private static boolean isPicture(AggregatedBodyPart part) {
        MediaType type = part.contentType();
        return part.filename() != null || (type != null && !type.is(MediaType.ANY_TEXT_TYPE));
    }
}
