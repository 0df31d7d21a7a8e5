/** What a comparison found and what it never tried, for a person, a script and a browser. */
package dev.rollcall.compare.report;
