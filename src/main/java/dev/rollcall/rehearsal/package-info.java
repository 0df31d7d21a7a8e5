/**
 * The rehearsal: the service starts on the demo's contents, sends itself requests of each kind, and
 * ends. A JVM records the classes that it needs, for an AOT cache.
 */
package dev.rollcall.rehearsal;
