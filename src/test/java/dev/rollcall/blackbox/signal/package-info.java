/** What an operator sees of a running service: metrics, log lines, and the files made for them. */
package dev.rollcall.blackbox.signal;
