/** Every failure's way to an answer: one table of statuses and bodies. */
package dev.rollcall.rest.error;
