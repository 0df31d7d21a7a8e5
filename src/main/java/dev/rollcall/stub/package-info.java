/**
 * The stub for consumers: the service itself, on an invented workspace in the provider states that
 * a consumer's test asks for.
 */
package dev.rollcall.stub;
