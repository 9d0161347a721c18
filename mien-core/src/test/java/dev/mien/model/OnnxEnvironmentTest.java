package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import dev.mien.OtherPrograms;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxEnvironmentTest {
    /** Starts the runtime; nothing else. */
    static final class Start {
        private Start() {}

        public static void main(String[] arguments) {
            System.out.println(OnnxEnvironment.get().isTrainingEnabled() + " " + arguments.length);
        }
    }

    @Test
    void theRuntimeStartsWithAFolderfulOfFileNamesOnTheCommandLine() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                Start.class.getName()));
        for (int i = 0; i < 800; i++) {
            command.add("pictures/of/a/holiday/IMG_" + i + ".jpg"); // 27,000 characters; Windows takes 32,767
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("false 800");
    }

    /** As when a server loads a program anew: Java loads the same native library for one class loader only. */
    @Test
    void theRuntimeStartsInEachOfSeveralClassLoaders() throws IOException, ReflectiveOperationException {
        for (int i = 0; i < 2; i++) {
            try (URLClassLoader program = OtherPrograms.open()) {
                Class<?> environment = program.loadClass(OnnxEnvironment.class.getName());
                Method get = environment.getDeclaredMethod("get");
                get.setAccessible(true);
                assertThat(get.invoke(null)).isNotInstanceOf(OrtEnvironment.class);
            }
        }
        assertThat(System.getProperty("onnxruntime.native.path")).isNull();
    }
}
