package dev.rollcall.text;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that a workspace or a server chose, as they are printed: a few of them, each as {@link
 * PlainText}, and how many more there are. How many there are, and how long, is decided elsewhere.
 */
public record FewNames(List<String> named, int more) {

    /** The first of these names, in the order of their letters. */
    public static FewNames of(Collection<String> names, int most) {
        return of(names, name -> true, most);
    }

    /**
     * The first of these names, in the order of their letters.
     *
     * @param nameable whether a name may be printed, and is not only counted
     */
    public static FewNames of(Collection<String> names, Predicate<String> nameable, int most) {
        List<String> named =
                names.stream().filter(nameable).sorted().limit(most).map(PlainText::of).toList();
        return new FewNames(named, names.size() - named.size());
    }

    public boolean isEmpty() {
        return named.isEmpty() && more == 0;
    }

    /** As a part of a sentence. */
    public String words() {
        return Stream.concat(named.stream(), rest()).collect(Collectors.joining(", "));
    }

    private Stream<String> rest() {
        return more == 0 ? Stream.empty() : Stream.of(more + (named.isEmpty() ? "" : " more"));
    }
}
