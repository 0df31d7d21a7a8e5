/**
 * The conditions of every command except those of lists. They are apart from the repositories, so
 * that the doctor can explain a command without sending it.
 */
package dev.rollcall.mongo.query;
