package dev.mien.serve;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import java.util.List;

/** Refuses all methods but the given ones with the server's own error, for services of Armeria that have another. */
final class Methods implements DecoratingHttpServiceFunction {
    private final List<HttpMethod> taken;

    private Methods(List<HttpMethod> taken) {
        this.taken = taken;
    }

    static Methods of(HttpMethod... taken) {
        return new Methods(List.of(taken));
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        return taken.contains(request.method())
                ? delegate.serve(context, request)
                : Errors.methodNotAllowed(taken.toArray(HttpMethod[]::new));
    }
}
