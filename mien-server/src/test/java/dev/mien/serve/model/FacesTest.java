package dev.mien.serve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FacesTest {
    @Test
    void moreFacesThanAnArrayHasRoomForAreRefusedWhateverTheLimit() {
        Faces faces = new Faces(1_000_000);
        int last = 0;
        for (int i = 0; i < 233_016; i++) {
            last = faces.reserve();
        }

        assertThat(last).isEqualTo(233_015 * Faces.NUMBERS);
        assertThat(faces.missingBytes()).isEqualTo(233_016L * Faces.NUMBERS * Float.BYTES);
        assertThatThrownBy(faces::reserve)
                .isInstanceOf(ServingException.class)
                .hasMessageStartingWith("more than 233016 faces in one request");
    }
}
