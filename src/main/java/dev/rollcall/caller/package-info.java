/**
 * Who sends a request: credentials, the caller they prove, the permissions that count, and the port
 * that checks them.
 */
package dev.rollcall.caller;
