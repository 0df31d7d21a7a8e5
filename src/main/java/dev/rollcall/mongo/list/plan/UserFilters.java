package dev.rollcall.mongo.list.plan;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
import com.mongodb.client.model.Filters;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Builds the filter of a command from the closed type, which is the only way for a caller's text
 * into a filter.
 */
public final class UserFilters {

    /**
     * The collation of the index on addresses that Rocket.Chat keeps: English, ignoring case but
     * not accents.
     */
    public static final Collation IGNORING_CASE =
            Collation.builder().locale("en").collationStrength(CollationStrength.SECONDARY).build();

    private static final String USERNAME = "username";

    /**
     * The types of user names that are neither text nor missing. Lists are left out, because
     * MongoDB would read its whole index for them, and so are code and pointers, which not every
     * server knows.
     */
    private static final List<Integer> TYPES_OF_NO_NAME =
            List.of(1, 3, 5, 7, 8, 9, 11, 16, 17, 18, 19, -1, 127);

    private static final String EMAIL_ADDRESS = "emails.address";

    private UserFilters() {}

    public static Bson bson(UserFilter filter) {
        if (filter instanceof UserFilter.Listed listed) {
            return inAnyWay(listed);
        }
        if (filter instanceof UserFilter.AllOf all) {
            return all.parts().isEmpty() ? Filters.empty() : Filters.and(parts(all.parts()));
        }
        if (filter instanceof UserFilter.AnyOf any) {
            return Filters.or(parts(any.parts()));
        }
        if (filter instanceof UserFilter.Equal equal) {
            return equal(equal.path(), equal.value());
        }
        if (filter instanceof UserFilter.Matching matching) {
            return Filters.regex(
                    matching.path().dotted(),
                    expression(matching.pattern()),
                    matching.pattern().ignoringCase() ? "i" : "");
        }
        if (filter instanceof UserFilter.Nobody) {
            return Filters.in("_id", List.of());
        }
        return Filters.eq(EMAIL_ADDRESS, ((UserFilter.WithEmail) filter).address());
    }

    /**
     * The users of the filter that have a user name. The condition excludes users that are not in
     * the sparse index on user names, so the server may take the order from it.
     */
    public static Bson withUsername(UserFilter filter) {
        return and(Filters.gte(USERNAME, ""), conditions(filter));
    }

    /**
     * All other users of the filter: those without a user name, and those whose user name is not a
     * text. The first condition negates the one for the other side, so that no user is on both
     * sides. No index serves a negation, so the second condition repeats it by values and types
     * that an index serves; a list has the types of its elements.
     */
    public static Bson withoutUsername(UserFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(
                Filters.or(
                        Filters.eq(USERNAME, null),
                        Filters.eq(USERNAME, List.of()),
                        new Document(USERNAME, new Document("$type", TYPES_OF_NO_NAME))));
        conditions.addAll(conditions(filter));
        listed(filter).map(UserFilters::otherwiseListed).ifPresent(conditions::add);
        return and(Filters.not(Filters.gte(USERNAME, "")), conditions);
    }

    private static Bson and(Bson first, List<Bson> others) {
        if (others.isEmpty()) {
            return first;
        }
        List<Bson> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return Filters.and(all);
    }

    /** The conditions of a filter, without the default one. */
    private static List<Bson> conditions(UserFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        if (filter instanceof UserFilter.AllOf all) {
            all.parts().forEach(part -> conditions.addAll(conditions(part)));
        } else if (!(filter instanceof UserFilter.Listed)) {
            conditions.add(bson(filter));
        }
        return conditions;
    }

    private static Optional<UserFilter.Listed> listed(UserFilter filter) {
        if (filter instanceof UserFilter.AllOf all) {
            return all.parts().stream()
                    .map(UserFilters::listed)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return filter instanceof UserFilter.Listed listed ? Optional.of(listed) : Optional.empty();
    }

    private static Bson otherwiseListed(UserFilter.Listed listed) {
        Bson named = Filters.type("name", BsonType.STRING);
        return listed.orWithEmail()
                ? Filters.or(named, Filters.type(EMAIL_ADDRESS, BsonType.STRING))
                : named;
    }

    /** The collation that the filter needs, if any. */
    public static Optional<Collation> collation(UserFilter filter) {
        if (filter instanceof UserFilter.AllOf all) {
            return all.parts().stream()
                    .map(UserFilters::collation)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return filter instanceof UserFilter.WithEmail
                ? Optional.of(IGNORING_CASE)
                : Optional.empty();
    }

    private static List<Bson> parts(List<UserFilter> parts) {
        return parts.stream().map(UserFilters::bson).toList();
    }

    private static Bson inAnyWay(UserFilter.Listed listed) {
        List<Bson> names = new ArrayList<>();
        names.add(Filters.gte(USERNAME, ""));
        names.add(Filters.type("name", BsonType.STRING));
        if (listed.orWithEmail()) {
            names.add(Filters.type(EMAIL_ADDRESS, BsonType.STRING));
        }
        return Filters.or(names);
    }

    private static Bson equal(FieldPath path, UserFilter.Scalar value) {
        String name = path.dotted();
        if (value instanceof UserFilter.Text text) {
            return Filters.eq(name, text.value());
        }
        if (value instanceof UserFilter.Numeric numeric) {
            return Filters.eq(name, number(numeric.value()));
        }
        if (value instanceof UserFilter.Flag flag) {
            return Filters.eq(name, flag.value());
        }
        return Filters.eq(name, null);
    }

    private static Number number(BigDecimal value) {
        double asDouble = value.doubleValue();
        long asLong = value.longValue();
        return asLong == asDouble ? (Number) asLong : (Number) asDouble;
    }

    private static String expression(UserFilter.TextPattern pattern) {
        String pieces =
                pattern.pieces().stream()
                        .map(UserFilters::expression)
                        .collect(Collectors.joining());
        return (pattern.fromStart() ? "^" : "") + pieces + (pattern.toEnd() ? "$" : "");
    }

    private static String expression(UserFilter.Piece piece) {
        return piece.literal().map(UserFilters::escaped).orElseGet(() -> wildcard(piece));
    }

    private static String wildcard(UserFilter.Piece piece) {
        if (!piece.orMore()) {
            return ".";
        }
        return piece.atLeast() == 0 ? ".*" : ".+";
    }

    private static String escaped(String literal) {
        return literal.replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0");
    }
}
