package dev.mien.image;

import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import org.bytedeco.javacpp.Loader;

/** Loads Leptonica, whose packaged binding includes libjpeg-turbo and libwebp. */
final class Leptonica {
    private static final System.Logger LOG = System.getLogger(Leptonica.class.getName());

    private Leptonica() {}

    /** Whether the native library could be loaded; if not, this is logged once. */
    static boolean isAvailable() {
        return Library.LOADED;
    }

    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            try {
                NativeLibraries.first(() -> setMsgSeverity(L_SEVERITY_NONE));
                return true;
            } catch (LinkageError | RuntimeException e) {
                LOG.log(
                        isHere() ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                        "JPEG and WebP pictures are read by Java's slower decoders: " + e);
                return false;
            }
        }

        /** Whether the library is on the class path; leaving it out is a valid choice, which is not logged. */
        private static boolean isHere() {
            String file = Loader.getPlatform() + "/" + System.mapLibraryName("jnileptonica");
            return Leptonica.class.getResource("/org/bytedeco/leptonica/" + file) != null;
        }
    }
}
