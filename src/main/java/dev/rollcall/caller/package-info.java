/**
 * Who asks: credentials, the caller they prove, the permissions that count here, and the port that
 * checks them.
 */
package dev.rollcall.caller;
