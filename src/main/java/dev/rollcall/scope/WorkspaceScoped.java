package dev.rollcall.scope;

import jakarta.inject.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An object of which each served workspace has its own. It gets the other objects of its workspace
 * directly, without a proxy. So two workspaces share no state, and the service does not pay for the
 * stub's many workspaces.
 */
@Scope
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface WorkspaceScoped {}
