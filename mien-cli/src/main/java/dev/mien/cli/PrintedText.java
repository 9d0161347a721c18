package dev.mien.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that prints a text generated from the definitions of all commands. */
abstract class PrintedText implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The text. */
    abstract String of(CommandLine mien);

    @Override
    public final void run() {
        spec.commandLine().getOut().println(of(spec.root().commandLine()).stripTrailing());
    }
}
