package dev.rollcall.scope;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;

/** Registers the scope and its context at build time. */
public final class WorkspaceScopeExtension implements BuildCompatibleExtension {

    @Discovery
    public void add(MetaAnnotations annotations) {
        annotations.addContext(WorkspaceScoped.class, false, WorkspaceContext.class);
    }
}
