/** What a connection may do to the service before, between and behind its requests. */
package dev.rollcall.blackbox.connection;
