package dev.mien.detect;

import dev.mien.UserError;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** The detectors by the names that the command line has for them. */
final class Detectors {
    private static final String BOXES = "boxes:";
    private static final String OPTION = "--detector";

    private Detectors() {}

    /**
     * The detector of that name: {@code none}, {@code boxes:FILE}, or one that another module brings.
     *
     * @throws UserError when there is none, or it cannot be loaded
     */
    static FaceDetector create(String option, DetectorOptions options) {
        if (option.equals("none")) {
            return new WholePicture();
        }
        if (option.startsWith(BOXES)) {
            return BoxesFile.read(Path.of(option.substring(BOXES.length())));
        }
        for (DetectorProvider provider : ServiceLoader.load(DetectorProvider.class)) {
            if (provider.name().equals(option)) {
                return provider.create(options);
            }
        }
        throw new UserError("unknown detector '" + option + "'", OPTION, "use none or boxes:FILE");
    }
}
