package dev.mien.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpStatus;
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

    private static AggregatedHttpResponse answer(Throwable failure) {
        return Errors.response(failure).aggregate().join();
    }
}
