/**
 * Streams users.list: who may begin a list, how its users are prefetched and written, and when a
 * running list ends.
 */
package dev.rollcall.rest.list;
