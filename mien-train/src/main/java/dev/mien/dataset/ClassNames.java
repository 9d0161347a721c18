package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.LabelSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The names that files and folders give to the seven classes, and the meaning of their numbers. */
final class ClassNames {
    private static final int HIGHEST_OF_FIVE = LabelSet.FIVE.size() - 1;

    private static final Map<String, Expression> BY_NAME = Map.ofEntries(
            Map.entry("anger", Expression.ANGER),
            Map.entry("angry", Expression.ANGER),
            Map.entry("disgust", Expression.DISGUST),
            Map.entry("disgusted", Expression.DISGUST),
            Map.entry("fear", Expression.FEAR),
            Map.entry("fearful", Expression.FEAR),
            Map.entry("afraid", Expression.FEAR),
            Map.entry("happy", Expression.HAPPY),
            Map.entry("happiness", Expression.HAPPY),
            Map.entry("sad", Expression.SAD),
            Map.entry("sadness", Expression.SAD),
            Map.entry("surprise", Expression.SURPRISE),
            Map.entry("surprised", Expression.SURPRISE),
            Map.entry("neutral", Expression.NEUTRAL));

    private ClassNames() {}

    /** The class of that name, whatever its case. */
    static Optional<Expression> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** The number that this text is, where it is one of a few digits. */
    static OptionalInt number(String text) {
        return text.matches("\\d{1,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** The class that a file means by this text, a name or a number of the label set. */
    static Optional<Expression> expression(String text, LabelSet labels) {
        OptionalInt number = number(text);
        if (number.isEmpty()) {
            return byName(text);
        }
        int index = number.getAsInt();
        return index < labels.size() ? Optional.of(labels.expressions().get(index)) : Optional.empty();
    }

    /** What is wrong with a text that is no class. */
    static String unknown(String text, LabelSet labels) {
        String shown = text.length() > 30 ? text.substring(0, 30) + "..." : text;
        return "unknown class '" + shown + "', expected 0.." + (labels.size() - 1) + " or a name such as 'happy'";
    }

    /**
     * What the class numbers of a file mean, where nobody says: FER-2013's own files name a split for each row, the
     * five-class file of the two-ResNet project does not, and has no class above 4. A few damaged labels do not change
     * that.
     *
     * @param rowsByNumber how many rows have each number
     * @param namesSplits whether the file says which split a row belongs to
     * @param badRowLimit up to this share of the rows may be damaged
     */
    static LabelSet guess(Map<Integer, Integer> rowsByNumber, boolean namesSplits, double badRowLimit) {
        long rows = 0;
        long above = 0;
        for (Map.Entry<Integer, Integer> entry : rowsByNumber.entrySet()) {
            rows += entry.getValue();
            above += entry.getKey() > HIGHEST_OF_FIVE ? entry.getValue() : 0;
        }
        return !namesSplits && rows > 0 && above <= badRowLimit * rows ? LabelSet.FIVE : LabelSet.SEVEN;
    }
}
