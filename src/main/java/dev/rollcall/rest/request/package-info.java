/**
 * Reads requests: the endpoints and the other served paths, the credentials, and the id of a
 * request.
 */
package dev.rollcall.rest.request;
