/** The command line: the modes, the options of each, and the exit codes. */
package dev.rollcall.command;
