package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PeerTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long NOW = Long.MAX_VALUE - SECOND; // the clock may go over its end

    private final Peer peer = new Peer(new EmbeddedChannel(), NOW);

    @Test
    void whoSendsFastIsNotWaitedForHoweverLong() {
        for (int second = 1; second <= 100; second++) {
            peer.sent(20_000, NOW + second * SECOND);
        }
        assertThat(peer.waited(NOW + 100 * SECOND)).isNegative();
    }

    @Test
    void aFastSendersCreditIsOfASecond() {
        peer.sent(100_000_000, NOW);
        assertThat(peer.waited(NOW)).isEqualTo(-SECOND);
        assertThat(peer.waited(NOW + 3 * SECOND)).isEqualTo(2 * SECOND);
    }

    @Test
    void whoSendsAByteNowAndThenIsWaitedFor() {
        for (int second = 1; second <= 100; second++) {
            peer.sent(1, NOW + second * SECOND);
        }
        assertThat(peer.waited(NOW + 100 * SECOND)).isGreaterThan(99 * SECOND);
    }

    @Test
    void anotherRequestBeginsTheWaitAnewAndKeepsTheCredit() {
        peer.turn(NOW + 50 * SECOND);
        assertThat(peer.waited(NOW + 51 * SECOND)).isEqualTo(SECOND);
        peer.sent(100_000_000, NOW + 51 * SECOND);
        peer.turn(NOW + 51 * SECOND);
        assertThat(peer.waited(NOW + 51 * SECOND)).isEqualTo(-SECOND);
    }

    @Test
    void whatComesIsCountedAndHandedOn() {
        Peer counted = new Peer(new EmbeddedChannel(), System.nanoTime());
        EmbeddedChannel channel = new EmbeddedChannel(counted);
        assertThat(channel.writeInbound(Unpooled.wrappedBuffer(new byte[100_000])))
                .isTrue();
        assertThat(counted.waited(System.nanoTime())).isNegative();
        channel.finishAndReleaseAll();
    }
}
