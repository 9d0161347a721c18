package dev.mien.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/**
 * A stream that fails at its end if its CRC-32 differs from the expected one, which the JDK does not check for zip file
 * systems.
 */
final class ChecksumStream extends CheckedInputStream {
    private final long expected;

    ChecksumStream(InputStream inner, long expected) {
        super(inner, new CRC32());
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? atEnd() : value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        return count < 0 ? atEnd() : count;
    }

    private int atEnd() throws IOException {
        if (getChecksum().getValue() != expected) {
            throw new ZipException("the checksum is wrong");
        }
        return -1;
    }
}
