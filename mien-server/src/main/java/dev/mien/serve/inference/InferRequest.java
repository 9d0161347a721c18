package dev.mien.serve.inference;

import dev.mien.serve.request.RequestFaces;

/**
 * A REST request for inference.
 *
 * @param id the client's identifier, which the answer repeats; may be empty
 * @param faces the faces
 * @param binary whether to answer the numbers as raw bytes
 */
record InferRequest(String id, RequestFaces faces, boolean binary) {}
