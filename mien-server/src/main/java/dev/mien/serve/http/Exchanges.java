package dev.mien.serve.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;

/** Takes requests with bodies within limits; shared by all REST services. */
public final class Exchanges {
    private final Limits limits;
    private final Admission admission;
    private final JsonFactory json;

    /**
     * @param limits bounds each request
     * @param admission bounds how many are in work
     */
    public Exchanges(Limits limits, Admission admission) {
        this.limits = limits;
        this.admission = admission;
        this.json = Json.reader(limits);
    }

    /** What a request may bring. */
    public Limits limits() {
        return limits;
    }

    /** A parser for documents within the limits. */
    public JsonFactory json() {
        return json;
    }

    /**
     * Reads the request's body and does the work; what fails becomes an error's answer.
     *
     * @throws dev.mien.serve.model.ServingException at once when there is no place in work
     */
    public HttpResponse answer(ServiceRequestContext context, HttpRequest request, Exchange.Work work) {
        admission.check();
        return Exchange.serve(context, request, limits, admission, work);
    }
}
