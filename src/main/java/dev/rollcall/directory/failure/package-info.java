/** The ways in which a use case refuses a request. */
package dev.rollcall.directory.failure;
