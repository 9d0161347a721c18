package dev.mien.serve.analyze;

import dev.mien.serve.model.ServingException;
import java.nio.charset.StandardCharsets;

/**
 * Checks a multipart form before it is parsed, since a small one may have millions of parts, or of lines in the headers
 * of a part.
 */
final class FormGuard {
    private static final int LONGEST_HEAD = 8 << 10;

    private final byte[] body;
    private final byte[] boundary;

    private FormGuard(byte[] body, String boundary) {
        this.body = body;
        this.boundary = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Refuses a form with too many parts or with too long headers of a part.
     *
     * @param maxParts the largest number of parts
     * @throws ServingException when the form is refused
     */
    static void check(byte[] body, String boundary, int maxParts) {
        new FormGuard(body, boundary).check(maxParts);
    }

    private void check(int maxParts) {
        int parts = 0;
        for (int at = next(0); at >= 0; at = next(at)) {
            if (startsWith(at, '-', '-')) {
                return; // the end of the form
            }
            if (++parts > maxParts) {
                throw ServingException.invalid("a form of more than " + maxParts + " parts, which is the limit here");
            }
            checkHead(at);
        }
    }

    private void checkHead(int from) {
        int end = Math.min(body.length, from + LONGEST_HEAD);
        for (int at = from; at < end; at++) {
            if (startsWith(at, '\r', '\n', '\r', '\n') || startsWith(at, '\n', '\n')) {
                return;
            }
        }
        if (end < body.length) {
            throw ServingException.invalid("a part of the form has a head of more than " + LONGEST_HEAD + " bytes");
        }
    }

    /** The index after the next boundary at the start of a line; -1 if there is none. */
    private int next(int from) {
        for (int at = from; at <= body.length - boundary.length; at++) {
            if (body[at] == '-' && (at == 0 || body[at - 1] == '\n') && isBoundary(at)) {
                return at + boundary.length;
            }
        }
        return -1;
    }

    private boolean isBoundary(int at) {
        for (int i = 0; i < boundary.length; i++) {
            if (body[at + i] != boundary[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(int at, char... signs) {
        if (at + signs.length > body.length) {
            return false;
        }
        for (int i = 0; i < signs.length; i++) {
            if (body[at + i] != signs[i]) {
                return false;
            }
        }
        return true;
    }
}
