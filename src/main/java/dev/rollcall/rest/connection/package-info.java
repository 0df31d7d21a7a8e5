/**
 * Connections before they are requests: how many there are, how long each may take to send a
 * request, to take an answer or to do nothing, and that none is read from while it does not take
 * its answers.
 */
package dev.rollcall.rest.connection;
