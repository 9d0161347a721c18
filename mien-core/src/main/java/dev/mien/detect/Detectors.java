package dev.mien.detect;

import dev.mien.OptionError;
import dev.mien.UserError;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/** Creates detectors by name. */
final class Detectors {
    private static final String OPTION = "detector";

    private Detectors() {}

    /** See {@link FaceDetector#create}. */
    static FaceDetector create(String option, DetectorOptions options) {
        Optional<DetectorBundle> own = DetectorBundle.named(option);
        if (own.isPresent()) {
            return OnePassDetector.open(own.get().net(), options);
        }
        int colon = option.indexOf(':');
        return colon < 0
                ? named(option, options)
                : ofFile(option.substring(0, colon), Path.of(option.substring(colon + 1)), options);
    }

    private static FaceDetector named(String name, DetectorOptions options) {
        if (name.equals(FaceDetector.WHOLE_PICTURE)) {
            return new WholePicture();
        }
        for (DetectorProvider provider : ServiceLoader.load(DetectorProvider.class)) {
            if (provider.name().equals(name)) {
                return provider.create(options);
            }
        }
        throw name.equals("haar")
                ? new OptionError(
                        "'haar' needs OpenCV",
                        OPTION,
                        "put mien-haar on the class path; the command has it if it was built with -Phaar")
                : unknown(name);
    }

    private static FaceDetector ofFile(String kind, Path file, DetectorOptions options) {
        return switch (kind) {
            case "onnx" -> YuNetDetector.open(ModelOrigin.file(file), options);
            case "boxes" -> BoxesFile.read(file);
            default -> throw unknown(kind + ":" + file);
        };
    }

    private static UserError unknown(String option) {
        boolean isModel = Task.ofLabel(option).isPresent();
        return new OptionError(
                isModel ? "'" + option + "' is a model's name, not a detector's" : "unknown detector '" + option + "'",
                OPTION,
                "use mien, none, haar, boxes:FILE, onnx:FILE or mien:FILE");
    }
}
