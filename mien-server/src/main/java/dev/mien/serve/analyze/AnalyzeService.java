package dev.mien.serve.analyze;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.Face;
import dev.mien.analyze.AnnotatedPicture;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceResult;
import dev.mien.analyze.ResultWriter;
import dev.mien.image.Picture;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.Exchange;
import dev.mien.serve.http.Exchanges;
import dev.mien.serve.model.ServingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.imageio.ImageIO;

/**
 * {@code POST /v1/analyze}: a picture file, or a form of several, comes in; its faces go out as JSON, as CSV, or drawn on
 * the picture, as the request accepts.
 */
public final class AnalyzeService extends AbstractHttpService {
    private final FaceAnalyzer analyzer;
    private final Exchanges exchanges;

    /** The service of that analyzer, which stays the caller's. */
    public AnalyzeService(FaceAnalyzer analyzer, Exchanges exchanges) {
        this.analyzer = analyzer;
        this.exchanges = exchanges;
    }

    @Override
    protected HttpResponse doPost(ServiceRequestContext context, HttpRequest request) {
        MediaType type = request.contentType();
        AnswerFormat format = AnswerFormat.of(request.headers());
        try {
            return exchanges.answer(
                    context,
                    request,
                    (exchange, body) -> Upload.of(body, type, exchanges.limits())
                            .thenApplyAsync(
                                    uploads -> answer(uploads, format, exchange), context.blockingTaskExecutor()));
        } catch (ServingException e) {
            return Errors.response(e);
        }
    }

    private HttpResponse answer(List<Upload> uploads, AnswerFormat format, Exchange exchange) {
        try {
            return format == AnswerFormat.PNG ? picture(uploads) : table(uploads, format, exchange);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private HttpResponse table(List<Upload> uploads, AnswerFormat format, Exchange exchange) throws IOException {
        StringWriter text = new StringWriter();
        try (ResultWriter writer =
                format == AnswerFormat.CSV ? ResultWriter.csv(text, analyzer.labels()) : ResultWriter.json(text)) {
            for (Upload upload : uploads) {
                exchange.checkDeadline();
                for (FaceResult face : faces(picture(upload))) {
                    writer.write(face);
                }
            }
        }
        return HttpResponse.of(HttpStatus.OK, format.type, text.toString());
    }

    private HttpResponse picture(List<Upload> uploads) throws IOException {
        if (uploads.size() != 1) {
            throw ServingException.invalid(uploads.size() + " pictures, expected 1 where a picture is to be answered");
        }
        Picture picture = picture(uploads.get(0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(AnnotatedPicture.of(picture.colors(), faces(picture)), "png", bytes);
        return HttpResponse.of(HttpStatus.OK, MediaType.PNG, bytes.toByteArray());
    }

    private Picture picture(Upload upload) {
        return Picture.of(upload.bytes(), upload.name(), exchanges.limits().pixels());
    }

    private List<FaceResult> faces(Picture picture) {
        List<FaceResult> results = new ArrayList<>();
        for (Face face : analyzer.analyze(picture)) {
            results.add(FaceResult.of(picture.source(), face));
        }
        return results;
    }
}
