/**
 * The mode {@code doctor}: whether this service would serve this workspace well, as a table of
 * checks. Its subpackages hold the checks, what is known of the server, and the plans of commands.
 */
package dev.rollcall.doctor;
