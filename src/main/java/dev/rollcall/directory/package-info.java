/** The use cases: find a user, list users, read the own profile; and the failures of each. */
package dev.rollcall.directory;
