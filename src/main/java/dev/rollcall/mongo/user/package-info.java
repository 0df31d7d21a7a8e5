/**
 * The queries on single users, their projection and their mapping, and the port that authenticates
 * callers.
 */
package dev.rollcall.mongo.user;
