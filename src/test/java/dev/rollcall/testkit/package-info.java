/**
 * Black-box test equipment: it starts the packaged service as a process, seeds its database through
 * a driver connection of its own, speaks HTTP over a plain socket and holds every response against
 * the contract. It knows no class of the service but the embedded database server and the index
 * names of the demo workspace.
 */
package dev.rollcall.testkit;
