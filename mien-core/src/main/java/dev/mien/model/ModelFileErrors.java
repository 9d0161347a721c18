package dev.mien.model;

import ai.onnxruntime.OrtException;
import dev.mien.ModelError;
import dev.mien.UserError;
import java.util.regex.Pattern;

/** Describes in the user's terms what is wrong with a model file. */
final class ModelFileErrors {
    static final String REMEDY = "give a model file that Mien wrote when it trained or exported one";

    private static final Pattern RUNTIME_PREFIX = Pattern.compile(
            "^(Error code - \\w+ - message: )?(Load model from .*? failed:)?(\\S*\\.cc:\\S+ .*?\\) (const )?)?");
    private static final int LONGEST_REASON = 200;

    private ModelFileErrors() {}

    /** An error that advises to give a model file of Mien. */
    static UserError error(String name, String problem) {
        return new ModelError(problem, name, REMEDY);
    }

    /** The runtime refused the file. */
    static UserError notLoaded(String name, OrtException cause) {
        return switch (cause.getCode()) {
            case ORT_INVALID_PROTOBUF, ORT_NO_MODEL -> error(name, "a damaged or cut off ONNX file");
            default -> damaged(name, reason(cause));
        };
    }

    /** The file was loaded, but its outputs do not match its metadata. */
    static UserError damaged(String name, String detail) {
        return error(name, "an ONNX file that does not work as a model (" + detail + ")");
    }

    /** The runtime's message on one line, without codes, paths and stack traces. */
    static String reason(OrtException e) {
        String message = e.getMessage() == null ? "no reason given" : e.getMessage();
        String line = message.lines().findFirst().orElse("no reason given");
        String reason = RUNTIME_PREFIX.matcher(line).replaceFirst("");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " ...";
    }
}
