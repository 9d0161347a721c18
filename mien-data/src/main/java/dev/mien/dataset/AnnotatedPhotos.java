package dev.mien.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The annotated faces of photos as a file has them.
 *
 * @param faces the faces of each photo, by the paths in the file
 * @param notes what was guessed in reading them
 */
record AnnotatedPhotos(Map<Path, List<PlacedFace>> faces, List<String> notes) {}
