package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.MienProcess;
import dev.mien.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code mien} in processes of its own where the system lacks what it takes for granted elsewhere. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OddSystemsTest extends PredictFixture {
    private record Ended(int code, String said) {}

    /**
     * Runs the command line.
     *
     * @param script what a shell does first; {@code "$@"} is the command line
     */
    private Ended run(String script, String variable, String value, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(MienProcess.command(MienProcess.classPath(), arguments));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put(variable, value);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(output));
    }

    private String[] predict(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "predict",
                "--detector",
                "none",
                "--keypoints",
                "none",
                "--expression",
                models.seven().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(new String[0]);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere names of files do not depend on the locale
    void aNameThatTheLocaleCannotSayIsNamedWithTheRemedy() throws Exception {
        faces.picture("plain.png", 40, 1);
        Ended run = run(
                "n=$(printf 'f\\303\\252te.png'); cp plain.png \"$n\"; exec \"$@\" \"$n\"", "LC_ALL", "C", predict());

        assertThat(run.code()).as(run.said()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.said()).contains("cannot say; set LC_ALL=C.UTF-8").doesNotContain("\tat ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameInAnOldEncodingIsNamedWithTheRemedy() throws Exception {
        faces.picture("plain.png", 40, 1);
        Ended run = run(
                "n=$(printf 'f\\352te.png'); cp plain.png \"$n\"; exec \"$@\" \"$n\"", "LC_ALL", "C.UTF-8", predict());

        assertThat(run.code()).as(run.said()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.said()).contains("(UTF-8) cannot say; rename it, or give the folder it is in");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void inAFolderSuchANameIsReadAsAnyOther() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        new BlobFaces(in).picture("plain.png", 40, 1);
        Ended run =
                run("cp in/plain.png \"$(printf 'in/f\\303\\252te.png')\"; exec \"$@\" in", "LC_ALL", "C", predict());

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said()).contains("in/plain.png,").contains("2 faces in 2 pictures");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsDrawnOfSuchANameIsWrittenUnderOneLikeIt() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        new BlobFaces(in).picture("plain.png", 40, 1);
        Ended run = run(
                "cp in/plain.png \"$(printf 'in/f\\303\\252te.png')\"; exec \"$@\" in --annotate --out out",
                "LC_ALL",
                "C",
                predict());

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(folder.resolve("out/annotated")).isDirectoryContaining("glob:**/f__te.png");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anOptionThatTheLocaleCannotSayIsNamedWithTheRemedy() throws Exception {
        faces.picture("plain.png", 40, 1);
        for (String option : new String[] {"--out \"$n\"", "--align \"$n\""}) {
            Ended run =
                    run("n=$(printf 'r\\303\\251sultats'); exec \"$@\" plain.png " + option, "LC_ALL", "C", predict());

            assertThat(run.code()).as(run.said()).isEqualTo(ExitCode.NOTHING_DONE);
            assertThat(run.said()).contains("cannot say; set LC_ALL=C.UTF-8").doesNotContain("java.");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where there is a folder into which nobody can write
    void librariesThatCannotBeUnpackedAreNamedWithTheRemedy() throws Exception {
        String nowhere = "-Djava.io.tmpdir=/proc/nowhere -Dorg.bytedeco.javacpp.cachedir=/proc/nowhere";
        Path video = KindsOfInput.video(folder.resolve("video.mp4"));
        Ended run = run("exec \"$@\"", "JAVA_TOOL_OPTIONS", nowhere, predict(video.toString()));

        assertThat(run.code()).as(run.said()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(run.said()).contains("java.io.tmpdir=DIR").doesNotContain("\tat ", "Exception in thread");
    }
}
