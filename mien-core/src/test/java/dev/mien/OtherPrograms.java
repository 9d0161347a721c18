package dev.mien;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Class loaders with classes of their own from this test's class path, as programs in one server have them. */
public final class OtherPrograms {
    private OtherPrograms() {}

    /** A class loader that shares only Java's classes with others. */
    public static URLClassLoader open() {
        return open(entry -> true);
    }

    /** The same with some entries of the class path only. */
    public static URLClassLoader open(Predicate<String> entries) {
        return new URLClassLoader(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entries)
                        .map(OtherPrograms::url)
                        .toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
