package dev.rollcall.mongo.list;

import dev.rollcall.user.Projection;
import dev.rollcall.user.SortKey;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import java.util.List;

/** A list that one caller reads page after page. */
record Walk(String reader, UserFilter filter, List<SortKey> order, Projection projection) {

    static Walk of(UserQuery query, Projection projection) {
        return new Walk(query.reader(), query.filter(), query.order(), projection);
    }
}
