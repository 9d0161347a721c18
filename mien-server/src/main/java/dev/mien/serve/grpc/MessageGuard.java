package dev.mien.serve.grpc;

import com.google.protobuf.Descriptors.Descriptor;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.RequestBody;
import dev.mien.serve.request.Requests;
import io.grpc.BindableService;
import io.grpc.ServerMethodDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Checks the message of each call before the event loop of the connection parses it. Here a worker decompresses the
 * message within the memory budget of all bodies, and messages with more fields than a request can have are refused.
 */
public final class MessageGuard implements DecoratingHttpServiceFunction {
    /** The length of a message's prefix: a byte for the compression, and four for the length of the message. */
    private static final int HEAD = 5;

    private final Map<String, Descriptor> messages = new HashMap<>(); // by path
    private final Requests requests;

    /**
     * @param service the service, whose calls have a single message each
     * @param requests runs the decompression
     */
    public MessageGuard(BindableService service, Requests requests) {
        this.requests = requests;
        for (ServerMethodDefinition<?, ?> method : service.bindService().getMethods()) {
            if (method.getMethodDescriptor().getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema) {
                messages.put(
                        "/" + method.getMethodDescriptor().getFullMethodName(),
                        schema.getMethodDescriptor().getInputType());
            }
        }
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        Descriptor message = messages.get(context.path());
        if (message == null) {
            return delegate.serve(context, request);
        }
        CompletableFuture<byte[]> checked = RequestBody.read(request, requests.limits())
                .thenCompose(body ->
                        checked(context, message, body, request.headers().get("grpc-encoding", "")));
        HttpRequest plain = HttpRequest.of(
                request.headers(), StreamMessage.of(checked.thenApply(body -> StreamMessage.of(HttpData.wrap(body)))));
        context.updateRequest(plain);
        return delegate.serve(context, plain);
    }

    private CompletableFuture<byte[]> checked(
            ServiceRequestContext context, Descriptor message, byte[] body, String encoding) {
        Limits limits = requests.limits();
        if (body.length < HEAD || ByteBuffer.wrap(body, 1, Integer.BYTES).getInt() != body.length - HEAD) {
            throw FieldCount.malformed();
        }
        if (body[0] == 0) {
            FieldCount.check(message, body, HEAD, limits.faces());
            return CompletableFuture.completedFuture(body);
        }
        if (body[0] != 1 || encoding.isEmpty() || encoding.equals("identity")) {
            throw ServingException.invalid("the message is said to be compressed, the call not");
        }
        return requests.work(context, work -> {
            byte[] packed = Arrays.copyOfRange(body, HEAD, body.length);
            byte[] plain = RequestBody.unpack(context, packed, encoding, limits.bodyBytes());
            FieldCount.check(message, plain, 0, limits.faces());
            return CompletableFuture.completedFuture(framed(plain));
        });
    }

    private static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(HEAD + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }
}
