/**
 * A rehearsal: the service starts on the demo's contents, answers requests of each kind to itself,
 * and ends. A Java virtual machine that watches it writes down what a start needs.
 */
package dev.rollcall.rehearsal;
