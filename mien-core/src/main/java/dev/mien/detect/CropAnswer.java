package dev.mien.detect;

import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;

/**
 * A face's crop and what a key point model answered for it: who asks the same model about the same crop need not ask again.
 *
 * @param crop the crop's place in the picture
 * @param pixels the crop
 * @param model the model that was asked
 * @param answer its answer, in pixels of the crop
 */
public record CropAnswer(FaceCrop crop, GrayImage pixels, KeypointModel model, KeypointModel.Answer answer) {}
