package dev.mien.evaluate;

import dev.mien.LabelSet;

/** Writes an evaluation as plain text. */
public final class EvaluationText {
    /** The explanation of {@code seed_accuracy}, and of how little it says. */
    public static final String SEED_ACCURACY = """
            seed_accuracy is the share of completely marked faces where the largest of the 30 outputs is the same coordinate in
            prediction and truth: what Keras reports as "accuracy" for a vector of 30 numbers. It says little about where the points
            are; it stands here because the two-ResNet project reports it.
            """;

    private EvaluationText() {}

    /** The whole report. */
    public static String of(Setting setting, Evaluation evaluation, Details details) {
        StringBuilder text = new StringBuilder()
                .append("model   ")
                .append(setting.model())
                .append('\n')
                .append("data    ")
                .append(setting.data())
                .append('\n')
                .append("split   ")
                .append(setting.split())
                .append('\n');
        setting.labels()
                .map(LabelSet::label)
                .ifPresent(labels -> text.append("labels  ").append(labels).append('\n'));
        text.append("tta     ")
                .append(setting.tta() ? "mean with the mirror image" : "none")
                .append("\n\n");
        text.append(evaluation.text()).append(details.text());
        return text.append('\n')
                .append(TextTable.number(setting.seconds(), 1))
                .append(" s\n")
                .toString();
    }

    /** Appends the score without copies of training images, if they are known. */
    static void duplicates(StringBuilder text, Evaluation evaluation, int n) {
        evaluation.duplicates().ifPresent(found -> {
            String copies = found.rows() == 1 ? " rows is a copy" : " rows are copies";
            String note = found.rows() + " of the " + n + copies + " of a training image";
            line(text, "without duplicates", found.scoreWithout(), note);
        });
    }

    /** Appends a metric on a line of its own. */
    static void line(StringBuilder text, String name, double value, String note) {
        text.append(TextTable.left(name, 20))
                .append(TextTable.right(TextTable.number(value, 4), 9))
                .append(note.isEmpty() ? "" : "  " + note)
                .append('\n');
    }
}
