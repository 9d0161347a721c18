package dev.mien.image;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;

/** Loads native libraries that are called through JavaCPP; for use within Mien. */
public final class NativeLibraries {
    private NativeLibraries() {}

    /**
     * Makes the first use of a library while no other thread loads one. Call it before any class of the library's
     * binding is initialized in another way.
     *
     * <p>JavaCPP's loader holds its monitor while the native code initializes classes, and these use the loader in turn.
     * Two threads that use libraries for the first time, such as one that decodes JPEG and one that decodes HEIC, would
     * otherwise wait for each other for ever.
     *
     * @param use initializes the classes
     * @throws LinkageError when the library cannot be loaded
     */
    @SuppressWarnings("LockOnNonEnclosingClassLiteral") // it is the loader's own monitor that has to be held
    public static <T> T first(Supplier<T> use) {
        synchronized (Loader.class) {
            return use.get();
        }
    }

    /**
     * Loads the libraries of bindings while no other thread loads one.
     *
     * @param bindings the classes whose native methods the libraries have
     * @throws LinkageError when a library cannot be loaded
     */
    public static void load(Class<?>... bindings) {
        first(() -> {
            // One by one: given several, the loader logs each to standard error.
            for (Class<?> binding : bindings) {
                Loader.load(binding);
            }
            return bindings;
        });
    }
}
