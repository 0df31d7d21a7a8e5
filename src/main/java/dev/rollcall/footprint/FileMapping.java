package dev.rollcall.footprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file, or a part of one, that lies in the address space of this process. */
record FileMapping(long address, long length) {

    private static final int HEXADECIMAL = 16;
    private static final int PERMISSIONS = 1;
    private static final int FILE = 5;
    private static final int COLUMNS = 6;

    /**
     * The mappings of files that cannot be written and never were, so that the file has all of
     * their contents. The dynamic linker writes into some that are read-only later: those hold
     * memory of the process itself, which the kernel calls anonymous.
     *
     * @param smaps the lines of {@code /proc/self/smaps}
     */
    static List<FileMapping> neverWritten(List<String> smaps) {
        List<FileMapping> found = new ArrayList<>();
        Optional<FileMapping> current = Optional.empty();
        for (String line : smaps) {
            String[] words = line.split(" +", COLUMNS);
            if (!words[0].endsWith(":")) {
                current = ofReadOnlyFile(words);
            } else if (words[0].equals("Anonymous:") && words[1].equals("0")) {
                current.ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<FileMapping> ofReadOnlyFile(String... words) {
        if (words.length < COLUMNS
                || !words[FILE].startsWith("/")
                || words[PERMISSIONS].contains("w")) {
            return Optional.empty();
        }
        int dash = words[0].indexOf('-');
        long begin = Long.parseUnsignedLong(words[0], 0, dash, HEXADECIMAL);
        long end = Long.parseUnsignedLong(words[0], dash + 1, words[0].length(), HEXADECIMAL);
        return Optional.of(new FileMapping(begin, end - begin));
    }
}
