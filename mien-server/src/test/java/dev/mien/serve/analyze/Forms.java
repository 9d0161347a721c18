package dev.mien.serve.analyze;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Forms of pictures, as browsers send them. */
final class Forms {
    /** Their type. */
    static final String TYPE = "multipart/form-data; boundary=x";

    private Forms() {}

    /** A form with these files, {@code 0.png}, {@code 1.png} and so on. */
    static byte[] of(byte[]... pictures) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (int i = 0; i < pictures.length; i++) {
            form.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"" + i
                            + ".png\"\r\nContent-Type: image/png\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            form.writeBytes(pictures[i]);
            form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        form.writeBytes("--x--\r\n".getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }
}
