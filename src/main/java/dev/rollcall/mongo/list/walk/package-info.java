/** Walks: where a page of a list ended, and how the next one begins there. */
package dev.rollcall.mongo.list.walk;
