package dev.mien.serve.request;

import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ServingException;
import java.util.ArrayList;
import java.util.List;

/** The faces of one request in the making: numbers are there at once, pictures are decoded when all is read. */
public final class RequestFaces {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    private final Limits limits;
    private final Faces faces;
    private final List<Encoded> pictures = new ArrayList<>();

    /** A picture, and where its numbers go. */
    private record Encoded(Picture picture, int at) {}

    /** No faces yet, of a request within these limits. */
    public RequestFaces(Limits limits) {
        this.limits = limits;
        this.faces = new Faces(limits.faces());
    }

    /** Where faces given as numbers go. */
    public Faces faces() {
        return faces;
    }

    /**
     * Adds a picture, taken whole as a face.
     *
     * @param name for messages
     * @throws ServingException when there are too many faces
     */
    public void picture(byte[] file, String name) {
        pictures.add(new Encoded(Picture.of(file, name, limits.pixels()), faces.reserve()));
    }

    boolean hasPictures() {
        return !pictures.isEmpty();
    }

    /** How many bytes decoding takes until the answer is there: a picture of 70 bytes becomes a face of 36 KB. */
    long bytesToDecode() {
        return faces.missingBytes();
    }

    /**
     * Decodes the pictures; as long as somebody waits for the answer.
     *
     * @throws dev.mien.UserError when one cannot be read
     * @throws ServingException when they have too many pixels together, or the time is over
     */
    void decode(Work work) {
        long pixels = 0;
        for (Encoded encoded : pictures) {
            work.check();
            pixels = limits.addPixels(pixels, encoded.picture());
        }
        faces.allocate();
        for (Encoded encoded : pictures) {
            work.check();
            Picture picture = encoded.picture();
            int reduction = Math.max(1, Math.min(picture.width(), picture.height()) / SIZE);
            GrayImage gray = picture.plane(reduction).pixels();
            Resize.toFloats(gray, SIZE, SIZE, faces.numbers(), encoded.at());
            picture.release();
        }
    }
}
