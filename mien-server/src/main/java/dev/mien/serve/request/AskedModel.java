package dev.mien.serve.request;

import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;

/** The name of the model that a request asks for, stored as an attribute of the request for the metrics. */
public final class AskedModel {
    private static final AttributeKey<String> NAME = AttributeKey.valueOf(AskedModel.class, "NAME");

    private AskedModel() {}

    /** Stores the name as given by the client; there may be no such model. */
    public static void note(ServiceRequestContext context, String name) {
        context.setAttr(NAME, name);
    }

    /** The stored name; empty if there is none. */
    public static String of(RequestContext context) {
        String name = context.attr(NAME);
        return name == null ? "" : name;
    }
}
