package dev.mien.serve;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;

/**
 * Tells HTTP/1 clients whether their connection is kept, and lets them see its end right after the last answer, as clients
 * of HTTP/1.0 and of {@code Connection: close} expect (RFC 9112, section 9.6): many read until the end. Only the outgoing
 * half is closed, since a client that is still sending would lose its answer otherwise; the framework closes the
 * connection three seconds later if the client does not.
 */
final class Http1Ending extends ChannelDuplexHandler {
    private boolean isLast;

    /** Adds it to a connection that speaks HTTP/1, unless it is there. */
    static void watch(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        // The framework's codec, whose own class is hidden.
        ChannelHandlerContext codec = pipeline.context(CombinedChannelDuplexHandler.class);
        if (codec != null && pipeline.get(Http1Ending.class) == null) {
            pipeline.addAfter(codec.name(), null, new Http1Ending());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                super.write(context, message, promise); // the answer is still to come
                return;
            }
            isLast = response.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
            if (!isLast) { // unneeded in HTTP/1.1, but a client of HTTP/1.0 that asked for it would wait for the end
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
            }
        }
        if (isLast && message instanceof LastHttpContent) {
            ChannelPromise written = promise.unvoid();
            written.addListener(done -> end(context.channel()));
            super.write(context, message, written);
        } else {
            super.write(context, message, promise);
        }
    }

    /** The framework would log the event as unexpected. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (!(event instanceof ChannelOutputShutdownEvent)) {
            super.userEventTriggered(context, event);
        }
    }

    private static void end(Channel channel) {
        SslHandler ssl = channel.pipeline().get(SslHandler.class);
        if (ssl != null) {
            ssl.closeOutbound().addListener(said -> shutdown(channel));
        } else {
            shutdown(channel);
        }
    }

    private static void shutdown(Channel channel) {
        if (channel instanceof DuplexChannel socket && channel.isActive()) {
            var unused = socket.shutdownOutput();
        }
    }
}
