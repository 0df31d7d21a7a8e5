/**
 * The language of the parameters {@code query}, {@code fields} and {@code sort}, and the paging of
 * lists.
 */
package dev.rollcall.directory.query;
