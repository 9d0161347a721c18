package dev.mien.serve.model;

import dev.mien.UserError;
import dev.mien.model.ModelOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Loads and warms up a model on a thread of its own, since running the model of an unknown file may never end. */
final class Loading {
    private final ModelContent content;
    private final ModelOptions options;
    private final int maxBatch;
    private final AtomicReference<ModelView> opened = new AtomicReference<>();

    private Loading(ModelContent content, ModelOptions options, int maxBatch) {
        this.content = content;
        this.options = options;
        this.maxBatch = maxBatch;
    }

    /**
     * Opens a model and runs it once with one face and once with a full batch, so that no request has to wait for
     * initializations of the first run.
     *
     * @param longest the longest time for this
     * @throws UserError when the file is missing, damaged, not a Mien model, or takes longer
     */
    static ModelView open(ModelContent content, ModelOptions options, int maxBatch, Duration longest) {
        Loading loading = new Loading(content, options, maxBatch);
        FutureTask<ModelView> task = new FutureTask<>(loading::openAndWarm);
        Thread thread = new Thread(task, "mien-load");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            loading.giveUp();
            throw loading.error("did not answer within " + longest.toSeconds() + " s of being loaded", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserError error) {
                throw error;
            }
            throw loading.error("cannot be loaded: " + e.getCause(), e);
        } catch (InterruptedException e) {
            loading.giveUp();
            Thread.currentThread().interrupt();
            throw loading.error("was not loaded, since the server stops", e);
        }
    }

    private ModelView openAndWarm() {
        ModelView view = ModelView.open(content, options);
        opened.set(view);
        try {
            float[] black = new float[maxBatch * Faces.NUMBERS];
            view.run(black, 1);
            view.run(black, maxBatch);
            return view;
        } catch (RuntimeException | Error e) {
            view.close();
            throw e;
        }
    }

    private void giveUp() {
        ModelView view = opened.get();
        if (view != null) {
            view.stop();
        }
    }

    private UserError error(String problem, Throwable cause) {
        return new UserError(problem, content.origin().name(), "give a file of 'mien train' or 'mien export'", cause);
    }
}
