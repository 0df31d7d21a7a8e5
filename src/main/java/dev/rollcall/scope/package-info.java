/**
 * Which objects belong to one workspace, so that a process can serve several of them apart from
 * each other. The service serves one; the stub serves many.
 */
package dev.rollcall.scope;
