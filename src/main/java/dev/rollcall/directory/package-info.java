/**
 * The use cases: find a user, list users, read one's own profile; and in which ways each can fail.
 */
package dev.rollcall.directory;
