package dev.mien.serve.request;

import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;

/** Which model a request asks, noted on the request for whoever counts it. */
public final class AskedModel {
    private static final AttributeKey<String> NAME = AttributeKey.valueOf(AskedModel.class, "NAME");

    private AskedModel() {}

    /** Notes the model's name as the client gave it; there may be no such model. */
    public static void note(ServiceRequestContext context, String name) {
        context.setAttr(NAME, name);
    }

    /** The name that was noted; empty where none was. */
    public static String of(RequestContext context) {
        String name = context.attr(NAME);
        return name == null ? "" : name;
    }
}
