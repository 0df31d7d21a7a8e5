/** What the process holds in memory and no longer needs. */
package dev.rollcall.footprint;
