package dev.mien.serve;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import dev.mien.serve.model.Excerpt;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses requests of web pages from other origins, which browsers declare in headers: a page that somebody on this
 * machine opens must not use the server. A server on a loopback address also accepts local host names only, against DNS
 * rebinding.
 */
final class WebGuard implements DecoratingHttpServiceFunction {
    private static final String SITE = "sec-fetch-site";
    private static final String MODE = "sec-fetch-mode";

    private final boolean local;
    private final Set<String> hosts;
    private final Set<String> origins;

    /**
     * @param host the address that the server listens on
     * @param hosts the host names to accept besides the local ones, if that is a loopback address
     * @param origins the web origins whose pages may send requests
     */
    WebGuard(String host, List<String> hosts, List<String> origins) {
        this.local = isLoopback(host);
        this.hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]", host.toLowerCase(Locale.ROOT)));
        hosts.forEach(name -> this.hosts.add(name.toLowerCase(Locale.ROOT)));
        this.origins = Set.copyOf(origins);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // starting the server will report it
        }
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        if (isAmbiguous(request.headers())) {
            return Errors.response(HttpStatus.BAD_REQUEST, "more than one host is named");
        }
        Optional<String> problem = problem(request.headers());
        return problem.isPresent()
                ? Errors.response(HttpStatus.FORBIDDEN, problem.get())
                : delegate.serve(context, request);
    }

    /** With more than one host name, a proxy and this server might each use a different one. */
    private static boolean isAmbiguous(RequestHeaders headers) {
        List<String> named = headers.getAll(HttpHeaderNames.HOST);
        return named.size() > 1 || named.stream().anyMatch(name -> !name.equalsIgnoreCase(headers.authority()));
    }

    private Optional<String> problem(RequestHeaders headers) {
        String authority = String.valueOf(headers.authority());
        if (local && !hosts.contains(name(authority))) {
            return Optional.of("this server answers to local names, not to '" + Excerpt.of(authority)
                    + "'; others are admitted by the option allow-host");
        }
        String origin = headers.get(HttpHeaderNames.ORIGIN, "");
        if (origins.contains(ServerOptions.Guard.ANY) || origins.contains(origin) || isNavigation(headers)) {
            return Optional.empty();
        }
        String site = headers.get(SITE, "");
        boolean foreign = site.isEmpty()
                ? !origin.isEmpty() && !isOf(origin, authority)
                : !site.equals("same-origin") && !site.equals("none");
        return foreign
                ? Optional.of("pages of other origins may not ask here; others are admitted by the option cors-origin")
                : Optional.empty();
    }

    /** Whether somebody follows a link, in which case the other page does not see the answer. */
    private static boolean isNavigation(RequestHeaders headers) {
        return headers.method() == HttpMethod.GET && headers.get(MODE, "").equals("navigate");
    }

    private static boolean isOf(String origin, String authority) {
        return origin.equalsIgnoreCase("http://" + authority) || origin.equalsIgnoreCase("https://" + authority);
    }

    /** The host name without the port. */
    private static String name(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        int port = lower.lastIndexOf(':');
        return port > lower.lastIndexOf(']') ? lower.substring(0, port) : lower;
    }
}
