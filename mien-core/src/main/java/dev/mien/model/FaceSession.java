package dev.mien.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mien.ModelError;
import java.nio.FloatBuffer;
import java.util.Map;

/** A session of ONNX Runtime for a model of face crops: floats in, floats out. Thread-safe. */
final class FaceSession implements AutoCloseable {
    private final SharedSession session;
    private final ModelMetadata metadata;
    private final ModelGraph graph;

    private FaceSession(SharedSession session, ModelMetadata metadata, ModelGraph graph) {
        this.session = session;
        this.metadata = metadata;
        this.graph = graph;
    }

    /** Loads a model file for that task. */
    static FaceSession open(ModelOrigin source, int threads, Task task) {
        return SharedSession.open(source, threads, session -> of(session, session.metadata(task)));
    }

    /** Loads a model file for either task that reads face crops. */
    static FaceSession open(ModelOrigin source, int threads) {
        return SharedSession.open(source, threads, session -> {
            ModelMetadata metadata = session.metadata();
            if (metadata.task().answersMaps()) {
                throw new ModelError(
                        "a detector, expected a model that reads faces",
                        source.name(),
                        "give a model for the task 'keypoints' or 'expression'; detectors are scored by 'mien evaluate-detector'");
            }
            return of(session, metadata);
        });
    }

    private static FaceSession of(SharedSession session, ModelMetadata metadata) throws OrtException {
        return new FaceSession(session, metadata, ModelGraph.of(session.session(), metadata, session.name()));
    }

    /** The path of the file, or the name of a shipped model. */
    String name() {
        return session.name();
    }

    ModelMetadata metadata() {
        return metadata;
    }

    /** Whether the model also predicts how likely a picture is a face. */
    boolean scoresFaces() {
        return graph.scoresFaces();
    }

    /** The height of the model's input in pixels. */
    int rows() {
        return graph.rows();
    }

    /** Whether the model reads below the crop, and locates 27 points. */
    boolean isTall() {
        return graph.isTall();
    }

    /**
     * An additional output to return.
     *
     * @param output the output's name
     * @param numbers the number of values for each picture
     * @param values receives them, [count, numbers]
     */
    record Wanted(String output, int numbers, float[] values) {}

    /**
     * Runs [count, 1, 96, 96], or [count, 1, 128, 96] for a tall model, through the model in batches; returns [count,
     * outputs].
     */
    float[] run(float[] images, int count, Wanted... more) {
        FaceInput.require(images, count, graph.numbers());
        Wanted main =
                new Wanted(metadata.task().outputName(), metadata.outputs(), new float[count * metadata.outputs()]);
        return session.answer(open -> {
            for (int start = 0; start < count; start += FaceInput.BATCH) {
                runBatch(open, images, start, Math.min(FaceInput.BATCH, count - start), main, more);
            }
            return main.values();
        });
    }

    private void runBatch(OrtSession open, float[] images, int start, int count, Wanted main, Wanted... more)
            throws OrtException {
        FloatBuffer in = FloatBuffer.wrap(images, start * graph.numbers(), count * graph.numbers());
        long[] face = graph.input();
        try (InputBuffers.Input image = session.inputs().of(in, count, face[0], face[1], face[2]);
                OrtSession.Result result =
                        open.run(Map.of(ModelMetadata.INPUT_NAME, image.tensor()), session.runOptions())) {
            take(result, main, start, count);
            for (Wanted wanted : more) {
                take(result, wanted, start, count);
            }
        }
    }

    private void take(OrtSession.Result result, Wanted wanted, int start, int count) {
        FloatBuffer out = ((OnnxTensor) result.get(wanted.output()).orElseThrow()).getFloatBuffer();
        int numbers = wanted.numbers();
        float[] target = wanted.values();
        if (out.remaining() != count * numbers) {
            throw ModelFileErrors.damaged(name(), out.remaining() + " numbers for " + count + " faces");
        }
        out.get(target, start * numbers, count * numbers);
        for (int i = start * numbers; i < (start + count) * numbers; i++) {
            if (!Float.isFinite(target[i])) {
                throw ModelFileErrors.damaged(name(), "its answer is " + target[i]);
            }
        }
    }

    /** Aborts the runs in progress and refuses later ones. */
    void stop() {
        session.stop();
    }

    @Override
    public void close() {
        session.close();
    }
}
