package dev.rollcall.stub.data;

import java.util.List;
import java.util.stream.Collectors;

/** Data that cannot be used, with each mistake that was found. */
public final class UnusableData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public UnusableData(List<Fault> faults) {
        super(
                faults.stream()
                        .map(Fault::text)
                        .collect(Collectors.joining(System.lineSeparator())),
                null,
                false,
                false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
