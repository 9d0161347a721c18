package dev.mien.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.mien.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** Says in the user's words what is wrong with a model file. */
final class ModelFile {
    private static final String REMEDY = "give a model file written by 'mien train' or 'mien export'";
    // Every ONNX file opens with the field ir_version: this tag and a small number.
    private static final int IR_VERSION_TAG = 0x08;

    private static final Pattern RUNTIME_PREFIX =
            Pattern.compile("^(Error code - \\w+ - message: )?(Load model from .*? failed:)?(\\S*\\.cc:\\S+ .*\\) )?");
    private static final int LONGEST_REASON = 200;

    private ModelFile() {}

    /** Refuses what cannot be a model file before the runtime sees it. */
    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw error(file, "a folder, expected a model file");
        }
        if (!Files.exists(file)) {
            throw error(file, "no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            if (first < 0) {
                throw error(file, "an empty file");
            }
            if (first != IR_VERSION_TAG) {
                throw error(file, "not an ONNX file");
            }
        } catch (IOException e) {
            throw new UserError("cannot be read (" + e.getMessage() + ")", file.toString(), REMEDY, e);
        }
    }

    /** The runtime refused the file. */
    static UserError notLoaded(Path file, OrtException cause) {
        return switch (cause.getCode()) {
            case ORT_INVALID_PROTOBUF, ORT_NO_MODEL -> error(file, "a damaged or cut off ONNX file");
            default -> damaged(file, reason(cause));
        };
    }

    /** The file loaded, but does not answer as its metadata promise. */
    static UserError damaged(Path file, String detail) {
        return error(file, "an ONNX file that does not work as a model (" + detail + ")");
    }

    /** What the runtime says, on one line, without its codes, paths and traces. */
    static String reason(OrtException e) {
        String message = e.getMessage() == null ? "no reason given" : e.getMessage();
        String line = message.lines().findFirst().orElse("no reason given");
        String reason = printable(RUNTIME_PREFIX.matcher(line).replaceFirst(""));
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " ...";
    }

    /** Text from a file, fit for a screen: a damaged name may hold what moves the cursor. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * The shape of one input without the batch, [1, 96, 96] or [96, 96, 1].
     *
     * @throws UserError when inputs or outputs are not a Mien model's
     */
    static long[] face(OrtSession session, ModelMetadata metadata, Path file) throws OrtException {
        long size = ModelMetadata.INPUT_SIZE;
        long[] image = only(session.getInputInfo(), ModelMetadata.INPUT_NAME, file);
        boolean channelsFirst = Arrays.equals(image, new long[] {-1, 1, size, size});
        boolean channelsLast = Arrays.equals(image, new long[] {-1, size, size, 1});
        if (!channelsFirst && !channelsLast) {
            throw error(file, "takes " + Arrays.toString(image) + ", expected [-1, 1, 96, 96] (-1 = any number)");
        }
        long[] output = only(session.getOutputInfo(), metadata.task().outputName(), file);
        if (!Arrays.equals(output, new long[] {-1, metadata.outputs()})) {
            throw error(
                    file,
                    "answers " + Arrays.toString(output) + ", expected [-1, " + metadata.outputs()
                            + "] (-1 = any number)");
        }
        return Arrays.copyOfRange(image, 1, image.length);
    }

    private static long[] only(Map<String, NodeInfo> nodes, String name, Path file) {
        NodeInfo node = nodes.get(name);
        if (nodes.size() != 1 || node == null) {
            throw error(file, "has the inputs or outputs " + nodes.keySet() + ", expected '" + name + "' alone");
        }
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw error(file, "'" + name + "' is not made of floats");
        }
        return tensor.getShape();
    }

    private static UserError error(Path file, String problem) {
        return new UserError(problem, file.toString(), REMEDY);
    }
}
