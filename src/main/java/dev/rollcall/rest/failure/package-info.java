/** Reports failures: the cause in words, one line in the log, and the counter. */
package dev.rollcall.rest.failure;
