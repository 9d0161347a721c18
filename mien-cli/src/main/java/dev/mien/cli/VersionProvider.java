package dev.mien.cli;

import dev.mien.Version;
import picocli.CommandLine.IVersionProvider;

/** The version for {@code --version}. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"mien " + Version.current()};
    }
}
