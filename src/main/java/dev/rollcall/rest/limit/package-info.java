/** Limits the rate of requests by the address of the client. */
package dev.rollcall.rest.limit;
