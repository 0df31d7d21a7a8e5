/** Query strings as clients send them, and the table of what each operation takes. */
package dev.rollcall.rest.parameter;
