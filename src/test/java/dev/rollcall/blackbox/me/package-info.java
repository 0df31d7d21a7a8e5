/** One's own profile: the endpoint {@code me}. */
package dev.rollcall.blackbox.me;
