package dev.mien.serve.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.serve.model.ServingException;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void aDocumentThatIsCutOffIsToldWithBothPlacesAndWithoutTheParsersWords() {
        JsonProcessingException cut = catchThrowableOfType(
                JsonProcessingException.class, () -> new ObjectMapper().readTree("{\"instances\": [[1, 2"));
        ServingException refusal = Refusals.of(cut);
        assertThat(refusal.reason()).isEqualTo(ServingException.Reason.INVALID);
        assertThat(refusal)
                .hasMessageContaining("(start marker at line 1, column 16)")
                .hasMessageEndingWith("at line 1, column 21")
                .hasMessageNotContainingAny("Source", "REDACTED", "StreamReadFeature");
    }
}
