/** The answers to failures: one table of statuses and bodies. */
package dev.rollcall.rest.error;
