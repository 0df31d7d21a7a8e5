/** What the service asks of its database, seen on the wire. */
package dev.rollcall.blackbox.database;
