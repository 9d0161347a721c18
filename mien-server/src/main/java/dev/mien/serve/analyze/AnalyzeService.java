package dev.mien.serve.analyze;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.draw.AnnotatedPicture;
import dev.mien.image.Picture;
import dev.mien.measure.FaceMeasurer;
import dev.mien.result.FaceResult;
import dev.mien.result.FaceTable;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.RestRequests;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.Work;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;

/**
 * {@code POST /v1/analyze}: takes a picture file, or a form with several, and answers the faces as JSON, as CSV, or as
 * the annotated picture, depending on the Accept header. If one of several pictures cannot be read, the others are
 * still answered. With {@code ?measures=true} each face has its measures; with {@code ?points=27} it has 27 points if
 * the model has as many. Other query parameters are refused.
 */
public final class AnalyzeService implements HttpService {
    private final FaceAnalyzer analyzer;
    private final RestRequests requests;
    private final FaceMeasurer measurer = FaceMeasurer.create();

    /** Creates the service; the caller remains responsible for closing the analyzer. */
    public AnalyzeService(FaceAnalyzer analyzer, RestRequests requests) {
        this.analyzer = analyzer;
        this.requests = requests;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        if (request.method() != HttpMethod.POST) {
            return Errors.methodNotAllowed(HttpMethod.POST);
        }
        MediaType type = request.contentType();
        AnswerFormat format = AnswerFormat.of(request.headers());
        try {
            return requests.answer(context, request, (work, body) -> {
                Wanted wanted = Wanted.of(QueryParams.fromQueryString(context.query()));
                List<Upload> uploads = Upload.of(body, type, requests.limits());
                return CompletableFuture.completedFuture(
                        format == AnswerFormat.PNG ? picture(uploads, wanted) : answers(uploads, format, wanted, work));
            });
        } catch (ServingException e) {
            return Errors.response(e);
        }
    }

    private HttpResponse answers(List<Upload> uploads, AnswerFormat format, Wanted wanted, Work work)
            throws IOException {
        Limits limits = requests.limits();
        Answers answers = new Answers(new FaceTable(
                analyzer.labels(), wanted.points(), wanted.measures() ? Optional.of(measurer) : Optional.empty()));
        long pixels = 0;
        for (Upload upload : uploads) {
            work.check();
            try {
                Picture picture = upload.picture(limits.pixels());
                pixels = limits.addPixels(pixels, picture);
                answers.add(picture, faces(picture, wanted));
            } catch (RuntimeException | Error e) { // the other pictures are still answered
                answers.add(upload.name(), e);
            }
        }
        return answers.response(format);
    }

    private HttpResponse picture(List<Upload> uploads, Wanted wanted) throws IOException {
        if (uploads.size() != 1) {
            throw ServingException.invalid(uploads.size() + " pictures, expected 1 where a picture is to be answered");
        }
        Picture picture = uploads.get(0).picture(requests.limits().pixels());
        BufferedImage colors = picture.colors();
        BufferedImage answer = wanted.annotated() ? AnnotatedPicture.ofRows(colors, faces(picture, wanted)) : colors;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(answer, "png", bytes);
        return HttpResponse.of(HttpStatus.OK, MediaType.PNG, bytes.toByteArray());
    }

    private List<FaceResult> faces(Picture picture, Wanted wanted) {
        List<FaceResult> results = new ArrayList<>();
        for (Face face : analyzer.analyzePlain(picture)) {
            Face measured = wanted.measures() ? face.withMeasures(measurer.measure(picture, face)) : face;
            Face answer = wanted.points() == Keypoint.COUNT ? measured.withFifteenPoints() : measured;
            results.add(FaceResult.of(picture.source(), results.size() + 1, answer));
        }
        return results;
    }
}
