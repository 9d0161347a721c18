package dev.mien.serve.request;

import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ServingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the faces of a request: numbers are stored immediately, pictures are decoded after the request is parsed.
 */
public final class RequestFaces {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    private final Limits limits;
    private final Faces faces;
    private final List<Encoded> pictures = new ArrayList<>();

    /** A picture, and the index of its first number in the faces. */
    private record Encoded(Picture picture, int at) {}

    /** Creates an empty collection for a request within these limits. */
    public RequestFaces(Limits limits) {
        this.limits = limits;
        this.faces = new Faces(limits.faces());
    }

    /** The faces; those given as numbers are added here directly. */
    public Faces faces() {
        return faces;
    }

    /**
     * Adds a picture, which is used as a whole as a face.
     *
     * @param name the name of the picture, for messages
     * @throws ServingException when there are too many faces
     */
    public void picture(byte[] file, String name) {
        pictures.add(new Encoded(Picture.of(file, name, limits.pixels()), faces.reserve()));
    }

    boolean hasPictures() {
        return !pictures.isEmpty();
    }

    /**
     * The number of bytes that decoding allocates until the answer is sent; a picture of 70 bytes becomes a face of 36
     * KB.
     */
    long bytesToDecode() {
        return faces.missingBytes();
    }

    /**
     * Decodes the pictures, as long as the client waits for the answer.
     *
     * @throws dev.mien.UserError when a picture cannot be read
     * @throws ServingException when the pictures have too many pixels together, or the deadline has passed
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
