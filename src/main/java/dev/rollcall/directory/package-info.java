/** The use cases: authenticate a caller, find a user, list users, read the own profile. */
package dev.rollcall.directory;
