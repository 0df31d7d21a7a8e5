package dev.rollcall.directory;

import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery.SortKey;
import java.util.List;
import java.util.stream.Collectors;

/** Writes filters and orders as a table of cases can hold them. */
public final class FilterText {

    private FilterText() {}

    public static String of(UserFilter filter) {
        if (filter instanceof UserFilter.Listed listed) {
            return listed.orWithEmail() ? "listed or with email" : "listed";
        }
        if (filter instanceof UserFilter.AllOf all) {
            return "all(" + of(all.parts()) + ")";
        }
        if (filter instanceof UserFilter.AnyOf any) {
            return "any(" + of(any.parts()) + ")";
        }
        if (filter instanceof UserFilter.Equal equal) {
            return equal.path().dotted() + " = " + of(equal.value());
        }
        if (filter instanceof UserFilter.Matching matching) {
            return matching.path().dotted() + " ~ " + of(matching.pattern());
        }
        if (filter instanceof UserFilter.Nobody) {
            return "nobody";
        }
        return "email " + ((UserFilter.WithEmail) filter).address();
    }

    private static String of(List<UserFilter> parts) {
        return parts.stream().map(FilterText::of).collect(Collectors.joining(", "));
    }

    private static String of(UserFilter.Scalar value) {
        if (value instanceof UserFilter.Text text) {
            return "text " + text.value();
        }
        if (value instanceof UserFilter.Numeric numeric) {
            return "number " + numeric.value().toPlainString();
        }
        if (value instanceof UserFilter.Flag flag) {
            return "flag " + flag.value();
        }
        return "missing";
    }

    /**
     * Literals in angle brackets; ? any character, + any but at least one, * any number of them.
     */
    public static String of(UserFilter.TextPattern pattern) {
        return (pattern.fromStart() ? "start " : "")
                + pattern.pieces().stream().map(FilterText::of).collect(Collectors.joining())
                + (pattern.toEnd() ? " end" : "")
                + (pattern.ignoringCase() ? " ignoring case" : "");
    }

    private static String of(UserFilter.Piece piece) {
        return piece.literal()
                .map(text -> "<" + text + ">")
                .orElseGet(() -> !piece.orMore() ? "?" : piece.atLeast() == 0 ? "*" : "+");
    }

    public static String ofOrder(List<SortKey> order) {
        return order.stream()
                .map(key -> (key.ascending() ? "+" : "-") + key.path().dotted())
                .collect(Collectors.joining(" "));
    }
}
