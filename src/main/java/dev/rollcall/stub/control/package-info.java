/** The HTTP side of the stub: the control API, and the routing of requests to their workspaces. */
package dev.rollcall.stub.control;
