package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections of HTTP/2 share a part of the heap, and the first ones leave some of it. */
class RequestMemoryTest {

    private static final long MIB = 1024L * 1024;

    /** How many requests of many greedy connections fit into which heap, in mebibytes. */
    @ParameterizedTest
    @CsvSource({"64, 256", "256, 1000", "48, 192"})
    void keepGreedyConnectionsWithinTheirPart(long heap, int connections) {
        RequestHeads.Memory memory = new RequestHeads.Memory(heap * MIB);
        long all = 0;
        for (int connection = 0; connection < connections; connection++) {
            long own = 0;
            do {
                own += RequestHeads.Memory.OF_A_REQUEST;
                memory.hold(RequestHeads.Memory.OF_A_REQUEST);
            } while (own <= memory.shareOfOne()
                    && own < ConnectionLimits.STREAMS * RequestHeads.Memory.OF_A_REQUEST);
            all += own;
        }
        assertThat(all).isLessThan(heap * MIB * 3 / 10);
    }

    @Test
    void giveBackWhatHasEnded() {
        RequestHeads.Memory memory = new RequestHeads.Memory(64 * MIB);
        long first = memory.shareOfOne();
        memory.hold(16 * MIB);
        assertThat(memory.shareOfOne()).isZero();
        memory.hold(-16 * MIB);
        assertThat(memory.shareOfOne()).isEqualTo(first);
    }
}
