/**
 * HTTP: the resources behind the generated interfaces, who calls, what the answer looks like, CORS
 * and rate limit.
 */
package dev.rollcall.rest;
