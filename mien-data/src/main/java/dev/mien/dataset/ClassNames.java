package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.UserError;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognizes the names and numbers that files and folders use for the classes. */
final class ClassNames {
    private static final Pattern NUMBER = Pattern.compile(
            "\\s*(?:(?:class|label|emotion|expression)[ _-]?)?(\\d{1,4})(?:[.,]0*)?\\s*", Pattern.CASE_INSENSITIVE);

    /**
     * Larger numbers are damaged, since no data set of faces has so many classes (the compound ones of RAF-DB are 11).
     */
    private static final int MAX_CLASSES = 20;

    /** Further classes of AffectNet, FER+ and CK+, and words for missing values. */
    private static final Set<String> OTHERS = Set.of(
            "contempt", "contemptuous", "none", "uncertain", "no-face", "noface", "nf", "unknown", "other", "others");

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

    /** The class of that name, ignoring case. */
    static Optional<Expression> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** Whether it is a class that some data sets have beyond the seven. */
    static boolean isOther(String name) {
        return OTHERS.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    /** The class number in this text, if it is one of few digits; {@code 3.0} and {@code class003} are 3. */
    static OptionalInt number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /**
     * Guesses the meaning of the class numbers of a file: those of FER-2013 name a split for each row; the five-class
     * file of the two-ResNet project does not, and has no class above 4. A few damaged labels are tolerated.
     *
     * @param name the file, for messages
     * @param rowsByNumber the number of rows with each class number
     * @param namesSplits whether the file has a split for each row
     * @param badRowLimit the share of rows that may be damaged
     * @throws UserError when there are more numbers than in FER-2013, whose meaning differs between data sets
     */
    static ClassCoding guess(String name, Map<Integer, Integer> rowsByNumber, boolean namesSplits, double badRowLimit) {
        long rows = 0;
        long aboveFive = 0;
        long aboveSeven = 0;
        for (Map.Entry<Integer, Integer> entry : rowsByNumber.entrySet()) {
            rows += entry.getValue();
            aboveFive += entry.getKey() >= LabelSet.FIVE.size() ? entry.getValue() : 0;
            aboveSeven +=
                    entry.getKey() >= LabelSet.SEVEN.size() && entry.getKey() < MAX_CLASSES ? entry.getValue() : 0;
        }
        if (aboveSeven > badRowLimit * rows) {
            String numbers = rowsByNumber.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new UserError(
                    "the class numbers " + numbers + ", of which FER-2013 has 0 to 6 only",
                    name,
                    "say what they mean by the option class-names: rafdb, affectnet, ckplus, ferplus, or a list such as"
                            + " 1=surprise,2=fear,3=-");
        }
        boolean five = !namesSplits && rows > 0 && aboveFive <= badRowLimit * rows;
        return ClassCoding.of(five ? LabelSet.FIVE : LabelSet.SEVEN);
    }
}
