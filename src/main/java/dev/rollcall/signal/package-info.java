/**
 * What the service reports of itself: names of requests in log lines and commands, counters of
 * refusals and lists, buckets of latencies, and the lines of the access log.
 */
package dev.rollcall.signal;
