/** Places for work that runs at once, bounded for all callers together and for each. */
package dev.rollcall.admission;
