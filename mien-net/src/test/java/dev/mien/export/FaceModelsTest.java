package dev.mien.export;

import dev.mien.model.Task;
import org.junit.jupiter.api.Nested;

/** Every kind of face model keeps the contract. */
class FaceModelsTest {
    @Nested
    class Keypoints extends FaceModelContract {
        Keypoints() {
            super(Task.KEYPOINTS, "small", 30, 30, false);
        }
    }

    @Nested
    class KeypointsWithMirrorImages extends FaceModelContract {
        KeypointsWithMirrorImages() {
            super(Task.KEYPOINTS, "small", 30, 30, true);
        }
    }

    @Nested
    class ExtendedKeypoints extends FaceModelContract {
        ExtendedKeypoints() {
            super(Task.KEYPOINTS, "points-27", 55, 30, false);
        }
    }

    @Nested
    class Expressions extends FaceModelContract {
        Expressions() {
            super(Task.EXPRESSION, "small", 5, 5, false);
        }
    }

    @Nested
    class ExpressionsWithMirrorImages extends FaceModelContract {
        ExpressionsWithMirrorImages() {
            super(Task.EXPRESSION, "small", 5, 5, true);
        }
    }
}
