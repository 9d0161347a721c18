package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.DetectorBundle;
import dev.mien.detect.FaceDetector;
import dev.mien.model.ModelOrigin;
import dev.mien.serve.http.Errors;
import dev.mien.serve.model.Excerpt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Serves what the page needs to analyze pictures in the browser: the model files, as they were when the server started,
 * and {@code models.json}, their {@linkplain DeviceDescription description}.
 */
final class DeviceModels implements HttpService {
    /** The path of the files. */
    static final String FOLDER = "/device/";

    private static final String ENDING = ".onnx";

    private final Map<String, Asset> files = new LinkedHashMap<>();
    private final Asset description;

    /**
     * Reads the model files.
     *
     * @param analysis the options with the models
     * @param analyzer the analyzer that uses these models on the server
     */
    DeviceModels(AnalyzerOptions analysis, FaceAnalyzer analyzer) {
        analysis.keypointModel().ifPresent(origin -> add("keypoints", origin));
        analysis.expressionModel().ifPresent(origin -> add("expression", origin));
        Optional<DetectorBundle> own = DetectorBundle.named(analysis.detector());
        boolean whole = analysis.detector().equals(FaceDetector.WHOLE_PICTURE);
        if (!whole) {
            add("detector", own.orElseGet(DetectorBundle::shipped).net());
        }
        Map<String, String> names = new LinkedHashMap<>();
        files.forEach((use, file) -> names.put(use, firstLike(file.content()) + ENDING));
        boolean hasDefaults = analysis.minFace() == 0 && analysis.minScore() < 0;
        boolean findsSameFaces = whole || (own.isPresent() && hasDefaults);
        description = asset(MediaType.JSON, new DeviceDescription(names, findsSameFaces, analysis, analyzer).json());
    }

    private void add(String use, ModelOrigin origin) {
        files.put(use, asset(MediaType.OCTET_STREAM, HttpData.wrap(origin.read())));
    }

    private static Asset asset(MediaType type, HttpData content) {
        return new Asset(
                ResponseHeaders.builder(HttpStatus.OK).contentType(type).build(), content);
    }

    /** The first name of a file with this content, so that browsers do not load the same file twice. */
    private String firstLike(HttpData content) {
        return files.entrySet().stream()
                .filter(file -> file.getValue().content().equals(content))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        String name = context.path().substring(FOLDER.length());
        if (name.equals("models.json")) {
            return description.serve(context, request);
        }
        for (Map.Entry<String, Asset> file : files.entrySet()) {
            if (name.equals(file.getKey() + ENDING)) {
                return file.getValue().serve(context, request);
            }
        }
        return Errors.response(HttpStatus.NOT_FOUND, "unknown path " + Excerpt.of(context.path()));
    }
}
