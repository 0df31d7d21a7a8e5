/**
 * The signals of the service: the ids of requests in log lines and commands, counters of refusals
 * and lists, buckets of latencies, and the lines of the access log.
 */
package dev.rollcall.signal;
