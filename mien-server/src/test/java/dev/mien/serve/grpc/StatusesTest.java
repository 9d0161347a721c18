package dev.mien.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class StatusesTest {
    @Test
    void workWhoseClientHasGoneIsNoFailureOfTheServer() {
        Status status = Statuses.of(new CompletionException(new CancellationException()))
                .getStatus();
        assertThat(status.getCode()).isEqualTo(Status.Code.CANCELLED);
    }

    @Test
    void whatNobodyExpectedIsNotToldInDetail() {
        Status status = Statuses.of(new IllegalStateException("secret")).getStatus();
        assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(status.getDescription()).contains("the server failed").doesNotContain("secret");
    }
}
