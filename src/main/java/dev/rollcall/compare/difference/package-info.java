/** In what two answers differ, and which of that is known and meant. */
package dev.rollcall.compare.difference;
