package dev.rollcall.scope;

import jakarta.inject.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * There is one such object for each workspace that is served. It gets the others of its workspace
 * directly, without a proxy, so two workspaces share no state, and the service pays nothing for the
 * stub's second one.
 */
@Scope
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface WorkspaceScoped {}
