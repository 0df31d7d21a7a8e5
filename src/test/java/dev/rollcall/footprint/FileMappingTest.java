package dev.rollcall.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileMappingTest {

    private static final long PAGE = 4096;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # mapping                                                                        | KiB written | given back
                    00410000-00412000 r-xp 00010000 fe:00 1310722                    /opt/rollcall   | 0           | true
                    7f1bccc9e000-7f1bccca0000 r--p 0465e000 fe:00 1310722            /opt/rollcall   | 0           | true
                    00410000-00412000 r-xp 00010000 fe:00 1310722          /opt/a name with spaces   | 0           | true
                    00410000-00412000 r-xp 00010000 fe:00 1310722          /opt/rollcall (deleted)   | 0           | true
                    02b26000-02b28000 r--p 02726000 fe:00 1310722                    /opt/rollcall   | 4           | false
                    02b40000-02b42000 rw-p 02740000 fe:00 1310722                    /opt/rollcall   | 0           | false
                    02b40000-02b42000 rw-p 02740000 fe:00 1310722                    /opt/rollcall   | 8           | false
                    7f1bcda80000-7f1bcda82000 r--p 00000000 00:00 0                                  | 0           | false
                    7ffd1cbfe000-7ffd1cc00000 r-xp 00000000 00:00 0                          [vdso]  | 0           | false
                    ffffffffff600000-ffffffffff602000 --xp 00000000 00:00 0              [vsyscall]  | 0           | false
                    """)
    void isNeverWrittenIfItIsReadOnlyAndTheFileHasItAll(
            String mapping, int written, boolean givenBack) {
        List<String> smaps =
                List.of(
                        mapping,
                        "Size:                  8 kB",
                        "Rss:                   8 kB",
                        "Anonymous:             " + written + " kB",
                        "VmFlags: rd mr mw me sd");

        assertThat(FileMapping.neverWritten(smaps)).hasSize(givenBack ? 1 : 0);
    }

    @Test
    void hasTheAddressAndTheLengthOfItsOwnLine() {
        List<String> smaps =
                List.of(
                        "00400000-00401000 r--p 00000000 fe:00 7    /opt/rollcall",
                        "Anonymous:             4 kB",
                        "00410000-00412000 r-xp 00010000 fe:00 7    /opt/rollcall",
                        "Anonymous:             0 kB",
                        "00500000-00501000 rw-p 00100000 fe:00 7    /opt/rollcall",
                        "Anonymous:             0 kB",
                        "7f1bcad80000-7f1bcad83000 r--p 02740000 fe:00 7    /opt/rollcall",
                        "Anonymous:             0 kB");

        assertThat(FileMapping.neverWritten(smaps))
                .containsExactly(
                        new FileMapping(0x410000, 2 * PAGE),
                        new FileMapping(0x7f1bcad80000L, 3 * PAGE));
    }

    @Test
    void isNotFoundOnASystemThatListsNone() {
        assertThat(FileMapping.neverWritten(List.of())).isEmpty();
    }
}
