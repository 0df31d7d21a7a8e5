/** The command line: which modes there are, what options each takes, and how the process ends. */
package dev.rollcall.command;
