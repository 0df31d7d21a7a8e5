/** The stub's part in HTTP: the control API, and the way of requests to their workspaces. */
package dev.rollcall.stub.control;
