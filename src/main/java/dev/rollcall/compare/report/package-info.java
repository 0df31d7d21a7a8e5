/**
 * The report of a comparison for a person, a script and a browser: what it found, and what it never
 * tried.
 */
package dev.rollcall.compare.report;
