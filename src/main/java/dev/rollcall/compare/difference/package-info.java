/** The differences of two answers, and which of them are deliberate. */
package dev.rollcall.compare.difference;
