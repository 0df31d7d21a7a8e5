package dev.rollcall.stub.workspace;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The journals of all workspaces of a stub. Each is bounded, but there may be many of them. If they
 * are too long together, the longest one forgets its oldest request.
 */
final class Journals {

    /** Ten journals may be full, or a hundred hold a hundred usual requests each. */
    static final int MOST_CHARACTERS = 10 * Journal.MOST_CHARACTERS;

    private final Set<Journal> open = new LinkedHashSet<>();

    synchronized Journal open() {
        Journal journal = new Journal(this::bound);
        open.add(journal);
        return journal;
    }

    synchronized void close(Journal journal) {
        open.remove(journal);
    }

    private synchronized void bound() {
        long characters = open.stream().mapToLong(Journal::characters).sum();
        while (characters > MOST_CHARACTERS) {
            Journal longest =
                    open.stream().max(Comparator.comparingLong(Journal::characters)).orElseThrow();
            long freed = longest.forgetOldest();
            if (freed == 0) {
                return;
            }
            characters -= freed;
        }
    }
}
