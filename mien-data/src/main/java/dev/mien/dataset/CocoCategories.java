package dev.mien.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.Quote;
import dev.mien.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The categories of a file in COCO's format whose boxes are faces: those with "face" in their names, or else the only
 * one that has boxes. Categories without boxes do not count, since tools for annotating add such ones.
 *
 * @param ids the ids of the categories of faces
 * @param notes what was guessed
 */
record CocoCategories(Set<String> ids, List<String> notes) {
    /**
     * @param root the file's content
     * @param name its name, for messages
     * @throws UserError when several categories have boxes and none has "face" in its name
     */
    static CocoCategories of(JsonNode root, String name) {
        Map<String, String> listed = new LinkedHashMap<>();
        for (JsonNode category : root.path("categories")) {
            listed.put(
                    category.path("id").asText(), category.path("name").asText().strip());
        }
        Set<String> faces = listed.keySet().stream()
                .filter(id ->
                        listed.getOrDefault(id, "").toLowerCase(Locale.ROOT).contains("face"))
                .collect(Collectors.toSet());
        if (!faces.isEmpty()) {
            return new CocoCategories(faces, List.of());
        }
        List<String> used = StreamSupport.stream(root.path("annotations").spliterator(), false)
                .map(CocoCategories::id)
                .distinct()
                .toList();
        List<String> names = used.stream().map(id -> quoted(id, listed)).toList();
        if (used.size() > 1) {
            throw new UserError(
                    "boxes of several categories, and none is called face: " + String.join(", ", names),
                    name,
                    "rename what is a face, such as to 'face', in 'categories'; boxes of the others are then left out");
        }
        boolean named = used.stream().anyMatch(listed::containsKey);
        return new CocoCategories(
                Set.copyOf(used),
                named
                        ? List.of(name + ": the boxes of its category " + names.get(0) + " are taken as faces")
                        : List.of());
    }

    /** Whether a box is of one of these categories. */
    boolean areFaces(JsonNode annotation) {
        return ids.contains(id(annotation));
    }

    private static String id(JsonNode annotation) {
        return annotation.path("category_id").asText();
    }

    private static String quoted(String id, Map<String, String> listed) {
        String name = listed.getOrDefault(id, "");
        return name.isEmpty() ? "'category_id' " + (id.isEmpty() ? "missing" : id) : Quote.of(name);
    }
}
