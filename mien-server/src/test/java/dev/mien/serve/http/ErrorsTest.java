package dev.mien.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import dev.mien.ModelError;
import dev.mien.PictureError;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    @Test
    void workWhoseClientHasGoneIsNoFailureOfTheServer() {
        AggregatedHttpResponse response = answer(new CompletionException(new CancellationException()));
        assertThat(response.status()).isEqualTo(HttpStatus.CLIENT_CLOSED_REQUEST);
    }

    @Test
    void whatNobodyExpectedIsNotToldInDetail() {
        AggregatedHttpResponse response = answer(new IllegalStateException("secret"));
        assertThat(response.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(response.contentUtf8()).contains("the server failed").doesNotContain("secret");
    }

    @Test
    void aFailingModelIsTheServersFaultAndItsFileIsNotTold() {
        AggregatedHttpResponse response =
                answer(new ModelError("does not work", "/srv/models/a.onnx", "train it again"));
        assertThat(response.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(response.contentUtf8())
                .contains("a model of this server failed")
                .doesNotContain("/srv");
    }

    @Test
    void aPictureThatCannotBeReadIsTheClientsFault() {
        AggregatedHttpResponse response = answer(new PictureError("damaged", "photo.jpg", "save it again"));
        assertThat(response.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(response.contentUtf8()).contains("photo.jpg: damaged");
    }

    private static AggregatedHttpResponse answer(Throwable failure) {
        return Errors.response(failure).aggregate().join();
    }
}
