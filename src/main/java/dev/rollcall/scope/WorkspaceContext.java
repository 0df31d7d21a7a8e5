package dev.rollcall.scope;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out the objects of the service's own workspace, and those of another one while it is being
 * made. Afterwards nothing is looked up, so any thread can serve its requests.
 */
public final class WorkspaceContext implements InjectableContext {

    private final WorkspaceObjects own = new WorkspaceObjects(Optional.empty());
    private final ThreadLocal<WorkspaceObjects> making = new ThreadLocal<>();

    /**
     * One more workspace that is served.
     *
     * @param entry the entrance of its requests
     * @param end ends its objects; to be called once no request uses them any more
     */
    public record Made<T>(T entry, Runnable end) {}

    public static WorkspaceContext ofThisProcess() {
        return (WorkspaceContext) Arc.requireContainer().getActiveContext(WorkspaceScoped.class);
    }

    /**
     * Makes the objects of one more workspace.
     *
     * @param type the object that holds all the others
     */
    public <T> Made<T> make(ServedWorkspace workspace, Class<T> type) {
        WorkspaceObjects objects = new WorkspaceObjects(Optional.of(workspace));
        making.set(objects);
        try {
            return new Made<>(Arc.requireContainer().instance(type).get(), objects::end);
        } finally {
            making.remove();
        }
    }

    /** The workspace of the objects that are being made; empty if it is the service's own. */
    public Optional<ServedWorkspace> workspace() {
        return objects().workspace();
    }

    private WorkspaceObjects objects() {
        return Optional.ofNullable(making.get()).orElse(own);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return WorkspaceScoped.class;
    }

    @Override
    public <T> T get(Contextual<T> bean, CreationalContext<T> context) {
        return objects().get(bean, context);
    }

    /** The interface demands null for an object that does not exist yet. */
    @Override
    public <T> T get(Contextual<T> bean) {
        return objects().get(bean).orElse(null);
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public void destroy(Contextual<?> bean) {
        objects().end(bean);
    }

    @Override
    public void destroy() {
        own.end();
    }

    @Override
    public ContextState getState() {
        return Map::of;
    }

    /**
     * The objects of one workspace. They are looked up only while others are made: afterwards each
     * holds what it needs.
     */
    static final class WorkspaceObjects {

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
}
