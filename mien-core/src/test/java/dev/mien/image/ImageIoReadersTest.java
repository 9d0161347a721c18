package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

class ImageIoReadersTest {
    /** In a web application or a jar of Spring Boot, ImageIO may be used first on a thread of another class loader. */
    @Test
    void readersBesideTheLibraryAreFoundWhereTheThreadSeesOtherClasses() throws Exception {
        try (URLClassLoader application = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class.forName(ImageIoReaders.class.getName(), true, application);
            List<ImageReaderSpi> found = registeredBy(application);
            found.forEach(IIORegistry.getDefaultInstance()::deregisterServiceProvider);
            assertThat(found)
                    .flatExtracting(reader -> List.of(reader.getFormatNames()))
                    .contains("webp", "tiff", "jpeg");
        }
    }

    private static URL[] classPath() throws Exception {
        Pattern separator = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
        List<URL> urls = new ArrayList<>();
        for (String entry :
                separator.splitAsStream(System.getProperty("java.class.path")).toList()) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static List<ImageReaderSpi> registeredBy(ClassLoader application) {
        List<ImageReaderSpi> found = new ArrayList<>();
        IIORegistry.getDefaultInstance()
                .getServiceProviders(ImageReaderSpi.class, false)
                .forEachRemaining(found::add);
        found.removeIf(reader -> reader.getClass().getClassLoader() != application);
        return found;
    }
}
