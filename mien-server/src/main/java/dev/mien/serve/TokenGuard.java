package dev.mien.serve;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.auth.OAuth2Token;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.auth.AuthFailureHandler;
import com.linecorp.armeria.server.auth.AuthService;
import dev.mien.serve.http.Errors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Refuses requests without the right token. */
final class TokenGuard implements AuthFailureHandler {
    private TokenGuard() {}

    /** A decorator for services that need the token. */
    static Function<? super HttpService, AuthService> of(String token) {
        byte[] expected = token.getBytes(StandardCharsets.UTF_8);
        return AuthService.builder()
                .addOAuth2((context, shown) -> CompletableFuture.completedFuture(isRight(shown, expected)))
                .onFailure(new TokenGuard())
                .newDecorator();
    }

    /** Compares in constant time, so that a token cannot be guessed character by character. */
    private static boolean isRight(OAuth2Token shown, byte[] expected) {
        return MessageDigest.isEqual(shown.accessToken().getBytes(StandardCharsets.UTF_8), expected);
    }

    @Override
    public HttpResponse authFailed(
            HttpService delegate, ServiceRequestContext context, HttpRequest request, @Nullable Throwable cause) {
        AggregatedHttpResponse refusal =
                Errors.whole(HttpStatus.UNAUTHORIZED, "this server wants a token: Authorization: Bearer ...");
        return HttpResponse.of(
                refusal.headers().toBuilder()
                        .add(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"mien\"")
                        .build(),
                refusal.content());
    }
}
