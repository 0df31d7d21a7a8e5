/** Query strings as clients send them, and the table of each operation's parameters. */
package dev.rollcall.rest.parameter;
