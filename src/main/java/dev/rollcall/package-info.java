/** The service as a whole: its start, its settings, and how its parts are put together. */
package dev.rollcall;
