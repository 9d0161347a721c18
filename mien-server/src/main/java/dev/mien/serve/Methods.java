package dev.mien.serve;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import java.util.List;

/** Refuses all other methods in the words of all refusals, where a service of the HTTP layer has words of its own. */
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
