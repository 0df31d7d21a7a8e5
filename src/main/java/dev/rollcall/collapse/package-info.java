/** Ends a process that cannot go on, with one line and an exit code, so that it does not hang. */
package dev.rollcall.collapse;
