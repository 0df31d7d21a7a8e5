/**
 * Looks at the database in the background and reports on it: whether it can be read, has users, and
 * has its indexes.
 */
package dev.rollcall.mongo.health;
