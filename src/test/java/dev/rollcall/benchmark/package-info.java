/**
 * What the service costs: beside a bare server that makes the same reads, and as the workspace
 * grows; and how soon, in how much memory, each form of the service starts. {@code mvn -Pbenchmark
 * verify} runs it; see {@code docs/costs.md}.
 */
package dev.rollcall.benchmark;
