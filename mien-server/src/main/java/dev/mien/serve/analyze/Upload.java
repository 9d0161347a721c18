package dev.mien.serve.analyze;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.multipart.AggregatedBodyPart;
import com.linecorp.armeria.common.multipart.AggregatedMultipart;
import com.linecorp.armeria.common.multipart.Multipart;
import com.linecorp.armeria.common.multipart.Multiparts;
import com.linecorp.armeria.common.stream.StreamMessage;
import dev.mien.image.Picture;
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import dev.mien.serve.request.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A picture file of a request.
 *
 * @param name the name given by the client, or one made from its number
 * @param bytes the content of the file
 */
record Upload(String name, byte[] bytes) {
    /** The number of fields that a form may have besides its pictures; they are ignored. */
    private static final int MAX_FIELDS = 64;

    /** Opens the picture. */
    Picture picture(long pixelLimit) {
        return Picture.of(bytes, name, pixelLimit);
    }

    /**
     * Finds the pictures in a body, which is a single picture or a form.
     *
     * @param type the media type of the body; null if missing
     * @throws ServingException when the form is damaged, or has no pictures or too many
     */
    static List<Upload> of(byte[] body, @Nullable MediaType type, Limits limits) {
        if (type == null || !type.isMultipart()) {
            return List.of(new Upload("picture", body));
        }
        String boundary;
        try {
            boundary = Multiparts.getBoundary(type);
        } catch (RuntimeException e) { // the type is not documented
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
                        name == null ? "picture " + uploads.size() : Excerpt.of(name),
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

    /** Files in a form have a file name or a media type; parts without either are other fields. */
    private static boolean isPicture(AggregatedBodyPart part) {
        MediaType type = part.contentType();
        return part.filename() != null || (type != null && !type.is(MediaType.ANY_TEXT_TYPE));
    }
}
