/**
 * The conditions of every command that is not about a list, apart from who sends the command: what
 * is sent can be explained without being sent.
 */
package dev.rollcall.mongo.query;
