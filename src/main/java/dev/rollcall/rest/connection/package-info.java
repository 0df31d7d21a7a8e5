/**
 * Guards of connections, below HTTP: their number, whose they are, the times for sending a request,
 * for reading an answer and for being idle, and no reading while answers are not taken.
 */
package dev.rollcall.rest.connection;
