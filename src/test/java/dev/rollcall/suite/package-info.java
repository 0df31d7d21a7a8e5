/**
 * The black-box tests that are requests and their answers, gathered for one process of tests for
 * each dialect, so that both run at once.
 */
package dev.rollcall.suite;
