/** Values that are made once and used again, within bounds. */
package dev.rollcall.kept;
