package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.Version;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}: the version, the models and the runtime, for error reports. */
final class VersionProvider implements IVersionProvider {
    private static final int DIGITS = 12;

    @Override
    public String[] getVersion() {
        List<String> lines = new ArrayList<>();
        lines.add("mien " + Version.current());
        for (Task task : Task.values()) {
            lines.add("model " + task.label() + ": " + digest(ModelOrigin.shipped(task)));
        }
        lines.add("Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        return lines.toArray(String[]::new);
    }

    private static String digest(ModelOrigin model) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(model.read());
            return "sha256 " + HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (UserError e) {
            return "none";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
