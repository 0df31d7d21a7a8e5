package dev.rollcall.scope;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of one workspace. They are looked up only while others are made: afterwards each
 * holds what it needs.
 */
final class WorkspaceObjects {

    private final Optional<ServedWorkspace> workspace;
    private final Map<Contextual<?>, Held<?>> held = new HashMap<>();
    private final List<Held<?>> inOrder = new ArrayList<>();

    WorkspaceObjects(Optional<ServedWorkspace> workspace) {
        this.workspace = workspace;
    }

    private record Held<T>(Contextual<T> bean, T object, CreationalContext<T> context) {

        void end() {
            bean.destroy(object, context);
        }
    }

    /** The workspace that was asked for; empty if it is the service's own. */
    Optional<ServedWorkspace> workspace() {
        return workspace;
    }

    /** Making one object may ask for others, so this method calls itself. */
    synchronized <T> T get(Contextual<T> bean, CreationalContext<T> context) {
        Optional<T> known = get(bean);
        if (known.isPresent()) {
            return known.get();
        }
        T made = bean.create(context);
        Held<T> newest = new Held<>(bean, made, context);
        held.put(bean, newest);
        inOrder.add(newest);
        return made;
    }

    @SuppressWarnings("unchecked")
    synchronized <T> Optional<T> get(Contextual<T> bean) {
        return Optional.ofNullable(held.get(bean)).map(known -> (T) known.object());
    }

    synchronized void end(Contextual<?> bean) {
        Held<?> known = held.remove(bean);
        if (known != null) {
            inOrder.remove(known);
            known.end();
        }
    }

    /** Ends the objects in reverse order, because later ones use earlier ones. */
    synchronized void end() {
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            inOrder.get(i).end();
        }
        inOrder.clear();
        held.clear();
    }
}
