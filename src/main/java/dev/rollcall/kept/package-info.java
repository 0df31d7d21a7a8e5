/** What is made once and used again, within bounds. */
package dev.rollcall.kept;
