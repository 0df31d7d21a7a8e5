/**
 * The objects that belong to one workspace, so that one process can serve several workspaces that
 * share nothing. The service serves one; the stub serves many.
 */
package dev.rollcall.scope;
