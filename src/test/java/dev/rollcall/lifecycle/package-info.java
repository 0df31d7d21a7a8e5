/** From the start of the process to its end. */
package dev.rollcall.lifecycle;
