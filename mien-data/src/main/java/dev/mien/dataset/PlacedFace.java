package dev.mien.dataset;

/**
 * An annotated face and where it is annotated.
 *
 * @param face the face
 * @param place its file and line, for messages
 */
record PlacedFace(MarkedFace face, String place) {}
