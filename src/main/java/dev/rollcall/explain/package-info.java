/**
 * Who sees what, and why, as data: the visibility table by caller, by cell and by permission, and
 * the same as JSON and as CSV.
 */
package dev.rollcall.explain;
