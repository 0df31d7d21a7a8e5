/** Text of others, such as names from the database, as this service prints it. */
package dev.rollcall.text;
