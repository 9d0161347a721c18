package dev.mien.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.Amount;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads annotations in COCO's format (Lin et al. 2014, arXiv:1405.0312): {@code images} with {@code id} and
 * {@code file_name}, {@code annotations} with {@code image_id} and {@code bbox} [left, top, width, height]. Boxes of
 * {@link CocoCategories the categories of faces} are faces; those with {@code iscrowd} or {@code ignore} are marked as
 * invalid.
 */
final class CocoFaces {
    private static final String REMEDY = "give a file with 'images' and 'annotations' as COCO has them";

    private CocoFaces() {}

    static AnnotatedPhotos read(Path file) throws IOException {
        JsonNode root = root(file);
        Map<Path, List<PlacedFace>> faces = new LinkedHashMap<>();
        Map<String, List<PlacedFace>> byId = new HashMap<>();
        int number = 0;
        for (JsonNode image : root.path("images")) {
            Path path = FaceAnnotations.path(image.path("file_name").asText(), file + ": image " + ++number);
            byId.put(image.path("id").asText(), faces.computeIfAbsent(path, name -> new ArrayList<>()));
        }
        CocoCategories categories = CocoCategories.of(root, file.toString());
        number = 0;
        for (JsonNode annotation : root.path("annotations")) {
            String place = file + ": annotation " + ++number;
            List<PlacedFace> marked = byId.get(annotation.path("image_id").asText());
            if (marked == null) {
                throw new UserError("of no image that is listed", place, REMEDY);
            }
            MarkedFace face = face(annotation, place);
            if (categories.areFaces(annotation)) {
                marked.add(new PlacedFace(face, place));
            }
        }
        return new AnnotatedPhotos(faces, categories.notes());
    }

    private static JsonNode root(Path file) throws IOException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new UserError("not JSON: " + e.getOriginalMessage(), file.toString(), REMEDY, e);
        }
        if (root.isMissingNode()) {
            throw new UserError("an empty file", file.toString(), REMEDY);
        }
        if (!root.path("images").isArray() || !root.path("annotations").isArray()) {
            throw new UserError("has no 'images' or no 'annotations'", file.toString(), REMEDY);
        }
        return root;
    }

    private static MarkedFace face(JsonNode annotation, String place) {
        JsonNode box = annotation.path("bbox");
        if (box.size() != 4) {
            throw new UserError("its 'bbox' has " + Amount.of(box.size(), "number") + ", not 4", place, REMEDY);
        }
        double[] numbers = new double[4];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = box.get(i).asDouble(Double.NaN);
        }
        boolean ignored = annotation.path("iscrowd").asInt() != 0
                || annotation.path("ignore").asInt() != 0;
        return FaceAnnotations.face(numbers[0], numbers[1], numbers[2], numbers[3], place)
                .invalidIf(ignored);
    }
}
