/** The checks: one row of data for each, with the question that it asks. */
package dev.rollcall.doctor.check;
