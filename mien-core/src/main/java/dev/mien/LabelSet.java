package dev.mien;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The classes that an expression model distinguishes, and their indices in its output. */
public enum LabelSet {
    /** The five classes and indices of the two-ResNet project: no fear, no neutral. */
    FIVE(Expression.ANGER, Expression.DISGUST, Expression.SAD, Expression.HAPPY, Expression.SURPRISE),
    /** FER-2013's own seven classes and indices. */
    SEVEN(Expression.values());

    private final List<Expression> expressions;

    LabelSet(Expression... expressions) {
        this.expressions = List.of(expressions);
    }

    /** The name used on the command line and in model files: {@code five} or {@code seven}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The label set of that {@linkplain #label() name}.
     *
     * @throws OptionError when there is none
     */
    public static LabelSet ofLabel(String label) {
        return Arrays.stream(values())
                .filter(set -> set.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new OptionError("unknown label set '" + label + "'", "labels", "use one of: five, seven"));
    }

    /** The classes in the order of a model's outputs. */
    public List<Expression> expressions() {
        return expressions;
    }

    /** How many classes there are. */
    public int size() {
        return expressions.size();
    }

    /** The index of that class, or -1 if this set lacks it. */
    public int indexOf(Expression expression) {
        return expressions.indexOf(expression);
    }

    /**
     * Converts probabilities over this set to probabilities over another one: those of its classes, {@linkplain
     * ExpressionScores#normalized scaled} to a sum of 1.
     *
     * @param probabilities one per class of this set, in 0..1
     * @param target the set to convert to
     * @return one per class of {@code target}
     * @throws OptionError when this set lacks one of its classes
     * @throws IllegalArgumentException when there is not one probability for each class
     */
    public float[] project(float[] probabilities, LabelSet target) {
        if (probabilities.length != size()) {
            throw new IllegalArgumentException(probabilities.length + " probabilities, expected " + size());
        }
        if (target == this) {
            return probabilities.clone();
        }
        if (!expressions.containsAll(target.expressions)) {
            throw new OptionError(
                    "a model of the label set '" + label() + "' cannot answer in '" + target.label() + "'",
                    "labels",
                    "use '" + label() + "', or a model trained in the classes '" + target.label() + "'");
        }
        float[] kept = new float[target.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = probabilities[indexOf(target.expressions.get(i))];
        }
        return ExpressionScores.normalized(kept);
    }
}
