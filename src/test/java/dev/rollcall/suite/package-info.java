/**
 * The black-box tests that are requests and their answers, gathered for one process of tests for
 * each dialect, so that both run at once: all of them, and those that another database could
 * change.
 */
package dev.rollcall.suite;
