/** The visibility policy: a table with a row for each field, and its decision for one request. */
package dev.rollcall.visibility;
