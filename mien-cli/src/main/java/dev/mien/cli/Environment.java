package dev.mien.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings of {@code mien serve} from environment variables, for what starts it without a command line: {@code MIEN_SERVE_} and the
 * option's name, such as {@code MIEN_SERVE_MAX_BATCH}. An option that is given wins.
 */
final class Environment implements IDefaultValueProvider {
    private static final String PREFIX = "MIEN_SERVE_";

    private final UnaryOperator<@Nullable String> variables;

    /** The process's own. */
    Environment() {
        this(System::getenv);
    }

    /**
     * @param variables a variable's value by its name; null for none
     */
    Environment(UnaryOperator<@Nullable String> variables) {
        this.variables = variables;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        boolean single = argument instanceof OptionSpec option
                && !argument.isMultiValue()
                && !option.usageHelp()
                && !option.versionHelp();
        return single ? value(((OptionSpec) argument).longestName()).orElse(null) : null;
    }

    /** The values of an option that may be given several times, between commas or spaces. */
    List<String> list(String option) {
        return value(option).stream()
                .flatMap(text -> Arrays.stream(text.strip().split("[\\s,]+")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Optional<String> value(String option) {
        String name = PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
    }
}
