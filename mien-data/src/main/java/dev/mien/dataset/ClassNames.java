package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.LabelSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The names that files and folders give to the seven classes, and the meaning of their numbers. */
public final class ClassNames {
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
        if (text.isEmpty() || text.length() > 4) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            value = 10 * value + digit;
        }
        return OptionalInt.of(value);
    }

    /** The class that a file means by this text, a name or a number of the label set. */
    public static Optional<Expression> expression(String text, LabelSet labels) {
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

    /** What a user should know of class numbers that were found out to be the five. */
    static List<String> note(String name, LabelSet labels, LoadOptions options, boolean anyNumber) {
        if (!anyNumber || labels == LabelSet.SEVEN || options.fileLabels().isPresent()) {
            return List.of();
        }
        String meaning = IntStream.range(0, labels.size())
                .mapToObj(i -> i + " " + labels.expressions().get(i).label())
                .collect(Collectors.joining(", "));
        return List.of(name + ": class numbers were read as " + meaning + ", since 4 is the highest");
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
