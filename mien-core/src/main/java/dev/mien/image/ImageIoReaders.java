package dev.mien.image;

import java.util.Iterator;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Finds ImageIO's readers. ImageIO itself looks for them once, with the context class loader of the thread that uses it
 * first, which does not see a web application's or Spring Boot's jars on threads of the container or of the common pool:
 * those beside this class are therefore added.
 */
final class ImageIoReaders {
    static {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        for (ImageReaderSpi reader : ServiceLoader.load(ImageReaderSpi.class, ImageIoReaders.class.getClassLoader())) {
            if (registry.getServiceProviderByClass(reader.getClass()) == null) {
                registry.registerServiceProvider(reader, ImageReaderSpi.class);
            }
        }
    }

    private ImageIoReaders() {}

    /**
     * A reader of that format, to be disposed of by the caller.
     *
     * @throws IllegalStateException when none is on the class path
     */
    static ImageReader of(PictureFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName);
        if (!readers.hasNext()) {
            throw new IllegalStateException("no reader for " + format
                    + " on the class path; a jar that contains other jars must merge their files in META-INF/services");
        }
        return readers.next();
    }
}
