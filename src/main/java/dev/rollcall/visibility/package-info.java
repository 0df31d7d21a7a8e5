/**
 * The one policy of who may see what: a table with a row for each field, and what it decides for
 * one request.
 */
package dev.rollcall.visibility;
