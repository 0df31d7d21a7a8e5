package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The part of the table, or its effects, that an address of the page shows; each view has one
 * address. Anybody can write such an address, so each part is one of a closed list, except the
 * names of a role and of the demo's user.
 *
 * @param dialects the one that is shown, or all, which shows their differences
 * @param permission the permission whose effects are shown instead of the table; empty for the
 *     table
 * @param role the role for which the effects are shown, beside the permissions that it holds
 * @param example shows an answer of the demo, in place of the table
 */
public record View(
        List<Dialect> dialects,
        Optional<Operation> operation,
        Optional<UserField> field,
        Optional<String> caller,
        Optional<Permission> permission,
        Optional<String> role,
        Optional<Asked> example) {

    public static final String ALL_DIALECTS = "both";

    /**
     * Which answer of the demo is shown.
     *
     * @param caller the demo's caller by user name
     * @param user the user name that the caller asks for
     */
    public record Asked(String caller, String user) {}

    public View {
        dialects = List.copyOf(dialects);
    }

    /** The table of one dialect. */
    public static View of(Dialect dialect) {
        return new View(
                List.of(dialect),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean showsDifference() {
        return dialects.size() > 1;
    }

    /** The rules of one field. */
    public View of(UserField chosen) {
        return new View(
                dialects,
                Optional.empty(),
                Optional.of(chosen),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** One cell. */
    public View of(Operation chosen, UserField ofField, CallerKind kind) {
        return new View(
                dialects,
                Optional.of(chosen),
                Optional.of(ofField),
                Optional.of(kind.id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The effects of a permission. */
    public View of(Permission chosen) {
        return new View(
                dialects,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(chosen),
                Optional.empty(),
                Optional.empty());
    }

    /** The query string that {@link ViewParameters} reads as this view; begins with a mark. */
    public String address() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(ViewParameters.DIALECT, showsDifference() ? ALL_DIALECTS : dialects.get(0).id());
        operation.ifPresent(it -> parts.put(ViewParameters.OPERATION, Wording.name(it)));
        field.ifPresent(it -> parts.put(ViewParameters.FIELD, it.path()));
        caller.ifPresent(it -> parts.put(ViewParameters.CALLER, it));
        permission.ifPresent(it -> parts.put(ViewParameters.PERMISSION, it.id()));
        role.ifPresent(it -> parts.put(ViewParameters.ROLE, it));
        example.ifPresent(
                it -> {
                    parts.put(ViewParameters.AS, it.caller());
                    parts.put(ViewParameters.USER, it.user());
                });
        return parts.entrySet().stream()
                .map(
                        part ->
                                part.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
