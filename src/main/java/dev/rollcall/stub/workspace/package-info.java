/**
 * The workspaces that a running stub was asked for: how they are made, used, forgotten, and what is
 * remembered and ordered of their requests.
 */
package dev.rollcall.stub.workspace;
