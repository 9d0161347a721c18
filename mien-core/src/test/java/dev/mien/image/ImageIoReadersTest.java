package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.OtherPrograms;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

class ImageIoReadersTest {
    /** In a web application or a jar of Spring Boot, ImageIO may be used first on a thread of another class loader. */
    @Test
    void readersBesideTheLibraryAreFoundWhereTheThreadSeesOtherClasses() throws Exception {
        try (URLClassLoader application = OtherPrograms.open()) {
            Class.forName(ImageIoReaders.class.getName(), true, application);
            List<ImageReaderSpi> found = registeredBy(application);
            found.forEach(IIORegistry.getDefaultInstance()::deregisterServiceProvider);
            assertThat(found)
                    .flatExtracting(reader -> List.of(reader.getFormatNames()))
                    .contains("webp", "tiff", "jpeg");
        }
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
