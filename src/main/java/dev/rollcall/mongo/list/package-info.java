/**
 * Pages of a list at the same cost in a workspace of any size and at any offset. This package sends
 * no command itself.
 */
package dev.rollcall.mongo.list;
