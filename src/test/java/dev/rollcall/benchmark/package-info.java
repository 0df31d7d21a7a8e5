/**
 * What the service costs: beside a bare server that makes the same reads, and as the workspace
 * grows. {@code mvn -Pbenchmark verify} runs it; see {@code README.md}.
 */
package dev.rollcall.benchmark;
