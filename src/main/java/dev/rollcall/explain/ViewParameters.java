package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.StorableText;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a view from the parameters of an address. It refuses an unknown one with a list of the
 * known ones, so that a misspelt link does not show another view.
 */
public final class ViewParameters {

    public static final String DIALECT = "dialect";
    public static final String OPERATION = "operation";
    public static final String FIELD = "field";
    public static final String CALLER = "caller";
    public static final String PERMISSION = "permission";
    public static final String ROLE = "role";
    public static final String AS = "as";
    public static final String USER = "user";

    private static final int LONGEST_NAME = 200;
    private static final List<String> OF_THE_TABLE =
            List.of(DIALECT, OPERATION, FIELD, CALLER, PERMISSION, ROLE);
    private static final List<String> OF_THE_DEMO = List.of(AS, USER);

    private final Dialect spoken;
    private final List<CallerKind> kinds;
    private final List<String> demoCallers;

    /**
     * Reads views of these dialects and callers.
     *
     * @param demoCallers the user names of the demo's callers; none means that it is not the demo
     */
    public ViewParameters(Dialect spoken, List<CallerKind> kinds, List<String> demoCallers) {
        this.spoken = spoken;
        this.kinds = List.copyOf(kinds);
        this.demoCallers = List.copyOf(demoCallers);
    }

    /**
     * The view of these parameters, of which an empty one counts as not given.
     *
     * @throws UnknownViewException if there is no such view
     */
    public View read(Map<String, String> parameters) {
        for (String name : parameters.keySet()) {
            boolean known =
                    OF_THE_TABLE.contains(name)
                            || !demoCallers.isEmpty() && OF_THE_DEMO.contains(name);
            if (!known) {
                throw new UnknownViewException(
                        "An unknown parameter. The known are: " + knownNames() + ".");
            }
        }
        View view =
                new View(
                        dialects(given(parameters, DIALECT)),
                        named(
                                parameters,
                                OPERATION,
                                Arrays.asList(Operation.values()),
                                Wording::name),
                        named(
                                parameters,
                                FIELD,
                                Arrays.asList(UserField.values()),
                                UserField::path),
                        named(parameters, CALLER, kinds, CallerKind::id).map(CallerKind::id),
                        named(
                                parameters,
                                PERMISSION,
                                Arrays.asList(Permission.values()),
                                Permission::id),
                        role(parameters),
                        example(parameters));
        requireSense(view);
        return view;
    }

    /** The view of an address without parameters. */
    public View usual() {
        return View.of(spoken);
    }

    private String knownNames() {
        List<String> names = new ArrayList<>(OF_THE_TABLE);
        if (!demoCallers.isEmpty()) {
            names.addAll(OF_THE_DEMO);
        }
        return String.join(", ", names);
    }

    private List<Dialect> dialects(Optional<String> given) {
        List<Dialect> all = Arrays.asList(Dialect.values());
        if (given.isEmpty()) {
            return List.of(spoken);
        }
        return given.get().equals(View.ALL_DIALECTS)
                ? all
                : all.stream()
                        .filter(dialect -> dialect.id().equals(given.get()))
                        .findFirst()
                        .map(List::of)
                        .orElseThrow(
                                () ->
                                        unknown(
                                                DIALECT,
                                                all.stream().map(Dialect::id).toList(),
                                                ", " + View.ALL_DIALECTS));
    }

    private static <T> Optional<T> named(
            Map<String, String> parameters,
            String parameter,
            List<T> known,
            Function<T, String> id) {
        return given(parameters, parameter)
                .map(
                        value ->
                                known.stream()
                                        .filter(candidate -> id.apply(candidate).equals(value))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        unknown(
                                                                parameter,
                                                                known.stream().map(id).toList(),
                                                                "")));
    }

    private static Optional<String> role(Map<String, String> parameters) {
        Optional<String> role = given(parameters, ROLE);
        if (role.filter(name -> name.length() > LONGEST_NAME || !StorableText.is(name))
                .isPresent()) {
            throw new UnknownViewException("No role can have that name.");
        }
        return role;
    }

    private Optional<View.Asked> example(Map<String, String> parameters) {
        Optional<String> as = named(parameters, AS, demoCallers, Function.identity());
        Optional<String> user = given(parameters, USER);
        if (as.isPresent() != user.isPresent()) {
            throw new UnknownViewException("An answer needs a caller (as) and a user (user).");
        }
        if (user.filter(name -> name.length() > LONGEST_NAME).isPresent()) {
            throw new UnknownViewException("No user name is that long.");
        }
        if (user.filter(name -> !StorableText.is(name)).isPresent()) {
            throw new UnknownViewException("No user can have that name.");
        }
        return as.map(caller -> new View.Asked(caller, user.orElseThrow()));
    }

    /** Refuses parameters that contradict each other. */
    private void requireSense(View view) {
        boolean cell = view.caller().isPresent();
        boolean ofTheTable = view.operation().isPresent() || view.field().isPresent() || cell;
        if (cell && (view.operation().isEmpty() || view.field().isEmpty())) {
            throw new UnknownViewException("A cell has three parts: operation, field and caller.");
        }
        if (cell && !occurs(view)) {
            throw new UnknownViewException("This operation has no such caller.");
        }
        if (view.role().isPresent() && view.permission().isEmpty()) {
            throw new UnknownViewException(
                    "The parameter role needs the parameter permission, which the role would get.");
        }
        if (view.example().isPresent() && !view.dialects().equals(List.of(spoken))) {
            throw new UnknownViewException(
                    "An answer is of the dialect that this service speaks: " + spoken.id() + ".");
        }
        if (ofTheTable && (view.permission().isPresent() || view.example().isPresent())
                || view.permission().isPresent() && view.example().isPresent()) {
            throw new UnknownViewException(
                    "A view is of the table, of a permission or of an answer, not of two of"
                            + " them.");
        }
    }

    private boolean occurs(View view) {
        return kinds.stream()
                .filter(kind -> kind.id().equals(view.caller().orElseThrow()))
                .anyMatch(kind -> kind.occursIn(view.operation().orElseThrow()));
    }

    private static Optional<String> given(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    private static UnknownViewException unknown(String parameter, List<String> known, String more) {
        return new UnknownViewException(
                "There is no such "
                        + parameter
                        + ". The known are: "
                        + known.stream().collect(Collectors.joining(", "))
                        + more
                        + ".");
    }

    /**
     * An address asks for a view that does not exist. The message lists those that do, and repeats
     * nothing of the address.
     */
    public static final class UnknownViewException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnknownViewException(String message) {
            super(message);
        }
    }
}
