/**
 * A database server that is killed, frozen and slowed while requests keep coming. Needs a server
 * that the tests may do that to: the folder in which it was started, by {@code
 * ROLLCALL_TEST_ENGINE}.
 */
package dev.rollcall.faults;
