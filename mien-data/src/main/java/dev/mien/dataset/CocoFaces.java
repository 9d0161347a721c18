package dev.mien.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Annotations as COCO has them (Lin et al. 2014, arXiv:1405.0312): {@code images} with {@code id} and {@code file_name}, {@code
 * annotations} with {@code image_id} and {@code bbox} [left, top, width, height]. Where a category's name has "face" in it, only
 * such categories are faces; else all are. A box with {@code iscrowd} or {@code ignore} is neither asked for nor a mistake.
 */
final class CocoFaces {
    private static final String REMEDY = "give a file with 'images' and 'annotations' as COCO has them";

    private CocoFaces() {}

    static Map<Path, List<MarkedFace>> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new UserError("not JSON: " + e.getOriginalMessage(), file.toString(), REMEDY, e);
        }
        if (!root.path("images").isArray() || !root.path("annotations").isArray()) {
            throw new UserError("has no 'images' or no 'annotations'", file.toString(), REMEDY);
        }
        Map<Path, List<MarkedFace>> faces = new LinkedHashMap<>();
        Map<String, List<MarkedFace>> byId = new HashMap<>();
        for (JsonNode image : root.path("images")) {
            List<MarkedFace> marked = new ArrayList<>();
            faces.put(Path.of(image.path("file_name").asText()), marked);
            byId.put(image.path("id").asText(), marked);
        }
        Set<String> categories = faceCategories(root);
        int number = 0;
        for (JsonNode annotation : root.path("annotations")) {
            String place = file + ": annotation " + ++number;
            List<MarkedFace> marked = byId.get(annotation.path("image_id").asText());
            JsonNode box = annotation.path("bbox");
            if (marked == null || box.size() != 4) {
                throw new UserError(
                        marked == null
                                ? "of no image that is listed"
                                : "its 'bbox' has " + box.size() + " numbers, not 4",
                        place,
                        REMEDY);
            }
            if (categories.isEmpty()
                    || categories.contains(annotation.path("category_id").asText())) {
                boolean ignored = annotation.path("iscrowd").asInt() != 0
                        || annotation.path("ignore").asInt() != 0;
                marked.add(FaceAnnotations.face(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble(),
                        0,
                        0,
                        0,
                        ignored));
            }
        }
        return faces;
    }

    private static Set<String> faceCategories(JsonNode root) {
        Set<String> categories = new HashSet<>();
        for (JsonNode category : root.path("categories")) {
            if (category.path("name").asText().toLowerCase(Locale.ROOT).contains("face")) {
                categories.add(category.path("id").asText());
            }
        }
        return categories;
    }
}
