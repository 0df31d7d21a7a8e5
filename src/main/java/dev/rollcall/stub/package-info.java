/**
 * The stub for consumers: the service itself, on an invented workspace in the provider states that
 * a consumer's test asks for. It knows nothing of the rest of the service but the demo's contents.
 */
package dev.rollcall.stub;
