package dev.mien.serve.analyze;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.Face;
import dev.mien.analyze.AnnotatedPicture;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceResult;
import dev.mien.analyze.FaceTable;
import dev.mien.image.Picture;
import dev.mien.measure.FaceMeasurer;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.RestRequests;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;

/**
 * {@code POST /v1/analyze}: a picture file, or a form of several, comes in; its faces go out as JSON, as CSV, or drawn on
 * the picture, as the request accepts. Of several pictures each is answered for itself. With {@code ?measures=true} each face has its
 * measures.
 */
public final class AnalyzeService implements HttpService {
    private final FaceAnalyzer analyzer;
    private final RestRequests requests;
    private final FaceMeasurer measurer = FaceMeasurer.create();

    /** The service of that analyzer, which stays the caller's. */
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
        boolean measures = Boolean.parseBoolean(context.queryParam("measures"));
        try {
            return requests.answer(context, request, (work, body) -> {
                List<Upload> uploads = Upload.of(body, type, requests.limits());
                return CompletableFuture.completedFuture(
                        format == AnswerFormat.PNG ? picture(uploads) : answers(uploads, format, measures, work));
            });
        } catch (ServingException e) {
            return Errors.response(e);
        }
    }

    private HttpResponse answers(List<Upload> uploads, AnswerFormat format, boolean measures, Work work)
            throws IOException {
        Limits limits = requests.limits();
        Answers answers =
                new Answers(measures ? new FaceTable(analyzer.labels(), measurer) : new FaceTable(analyzer.labels()));
        long pixels = 0;
        for (Upload upload : uploads) {
            work.check();
            try {
                Picture picture = upload.picture(limits.pixels());
                pixels = limits.addPixels(pixels, picture);
                answers.add(picture, faces(picture, measures));
            } catch (RuntimeException | Error e) { // whatever became of one, the others are answered
                answers.add(upload.name(), e);
            }
        }
        return answers.response(format);
    }

    private HttpResponse picture(List<Upload> uploads) throws IOException {
        if (uploads.size() != 1) {
            throw ServingException.invalid(uploads.size() + " pictures, expected 1 where a picture is to be answered");
        }
        Picture picture = uploads.get(0).picture(requests.limits().pixels());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(AnnotatedPicture.ofRows(picture.colors(), faces(picture, false)), "png", bytes);
        return HttpResponse.of(HttpStatus.OK, MediaType.PNG, bytes.toByteArray());
    }

    private List<FaceResult> faces(Picture picture, boolean measures) {
        List<FaceResult> results = new ArrayList<>();
        for (Face face : analyzer.analyze(picture)) {
            Face answer = measures ? face.withMeasures(measurer.measure(picture, face)) : face;
            results.add(FaceResult.of(picture.source(), results.size() + 1, answer));
        }
        return results;
    }
}
