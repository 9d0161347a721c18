package dev.mien.video.media;

import dev.mien.image.Picture;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.Loader;

/**
 * Decodes a picture on one thread while another is in the middle of loading a native library, in a process that has
 * loaded none: holding the loader's monitor, it initializes a class that every library needs.
 */
final class NativeLoadingProbe {
    private NativeLoadingProbe() {}

    /** Arguments: the picture. */
    @SuppressWarnings("LockOnNonEnclosingClassLiteral") // the loader's own monitor
    public static void main(String[] arguments) throws ClassNotFoundException, InterruptedException {
        Picture picture = Picture.of(Path.of(arguments[0]));
        Thread decoding = new Thread(() -> System.out.println(picture.gray().width() + " pixels wide"));
        synchronized (Loader.class) {
            decoding.start();
            while (decoding.getState() != Thread.State.BLOCKED) {
                LockSupport.parkNanos(5_000_000);
            }
            Class.forName("org.bytedeco.javacpp.Pointer");
        }
        decoding.join();
    }
}
