/**
 * The workspaces that a running stub makes on demand, the journals of their requests, and the
 * failures that are ordered for them.
 */
package dev.rollcall.stub.workspace;
