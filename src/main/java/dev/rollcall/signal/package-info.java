/**
 * The signals of the service: the ids of requests in log lines and commands, counters of refusals
 * and lists, and buckets of latencies.
 */
package dev.rollcall.signal;
