/**
 * Things that all answers have: security headers, CORS, the end of a draining connection, labels of
 * metrics, and the access log.
 */
package dev.rollcall.rest.answer;
