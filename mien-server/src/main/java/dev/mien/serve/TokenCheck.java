package dev.mien.serve;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Refuses requests that do not show the token. */
final class TokenCheck implements DecoratingHttpServiceFunction {
    private final byte[] expected;

    TokenCheck(String token) {
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        byte[] shown = request.headers().get(HttpHeaderNames.AUTHORIZATION, "").getBytes(StandardCharsets.UTF_8);
        // Takes as long for every wrong token, so that none can be guessed letter by letter.
        return MessageDigest.isEqual(shown, expected)
                ? delegate.serve(context, request)
                : Errors.response(HttpStatus.UNAUTHORIZED, "this server wants a token: Authorization: Bearer ...");
    }
}
