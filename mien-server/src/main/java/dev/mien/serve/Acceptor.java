package dev.mien.serve;

import com.linecorp.armeria.common.Flags;
import com.linecorp.armeria.common.util.ThreadFactories;
import com.linecorp.armeria.common.util.TransportType;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The thread that accepts connections. It ends at once when the server stops: nobody gives it work any more, but Netty's
 * own would wait for that, for two seconds.
 */
final class Acceptor extends MultiThreadIoEventLoopGroup {
    Acceptor(String name) {
        super(1, ThreadFactories.newEventLoopThreadFactory(name, false), transport(Flags.transportType()));
    }

    /** The transport of the threads that read from the connections, which must be the same. */
    private static IoHandlerFactory transport(TransportType type) {
        return switch (type) {
            case EPOLL -> EpollIoHandler.newFactory();
            case KQUEUE -> KQueueIoHandler.newFactory();
            default -> NioIoHandler.newFactory();
        };
    }

    @Override
    public Future<?> shutdownGracefully() {
        return shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
}
