package dev.mien.cli.predict;

import dev.mien.Amount;
import dev.mien.UserError;
import dev.mien.cli.console.Progress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts results and shows the progress of a run. */
final class PredictCounts implements AutoCloseable {
    private static final int LONG = 64; // runs with at least this number of inputs show their progress

    private final PrintWriter messages;
    private long expected;
    private long shownTotal;
    private int pictures;
    private int videos;
    private int faces;
    private int faceless;
    private int failed;
    private int notGood;
    private @Nullable Progress progress;

    PredictCounts(PrintWriter messages) {
        this.messages = messages;
    }

    /** Increases the expected number of inputs. */
    void expect(int count) {
        expected += count;
    }

    /** Counts a row that was written. */
    void face() {
        faces++;
    }

    /** Counts a picture. */
    void picture(int itsFaces) {
        pictures++;
        faceless += itsFaces == 0 ? 1 : 0;
        if (expected > LONG) {
            show();
        }
    }

    /** Counts a video. */
    void video(int itsFaces) {
        videos++;
        faceless += itsFaces == 0 ? 1 : 0;
    }

    /** Counts faces below the requested quality. */
    void notGood(int count) {
        notGood += count;
    }

    /** Counts failed inputs. */
    void failed(int count) {
        failed += count;
    }

    int faces() {
        return faces;
    }

    int failed() {
        return failed;
    }

    /**
     * Refuses a run in which all inputs failed; inputs without faces did not fail.
     *
     * @throws UserError when nothing could be read
     */
    void requireAny() {
        if (pictures + videos == 0 && failed > 0) {
            throw new UserError(
                    "nothing could be read, " + Amount.of(failed, "failed", "failed"),
                    "the inputs",
                    "see the messages above");
        }
    }

    /** Such as {@code 8 faces in 5 pictures and 1 video, 2 without a face, 1 failed}. */
    String summary() {
        List<String> where = new ArrayList<>();
        if (pictures > 0 || videos == 0) {
            where.add(Amount.of(pictures, "picture"));
        }
        if (videos > 0) {
            where.add(Amount.of(videos, "video"));
        }
        return Amount.of(faces, "face") + " in " + String.join(" and ", where)
                + further(faceless, "without a face", "without a face")
                + further(notGood, "face left out by --min-quality", "faces left out by --min-quality")
                + further(failed, "failed", "failed");
    }

    private static String further(int count, String one, String many) {
        return count == 0 ? "" : ", " + Amount.of(count, one, many);
    }

    /** Creates the display only for long runs, so that a single picture starts faster. */
    private void show() {
        if (progress == null || shownTotal != expected) {
            close();
            progress = new Progress("predict", pictures, expected, messages);
            shownTotal = expected;
        }
        progress.at(pictures + failed, failed == 0 ? "" : failed + " failed");
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
