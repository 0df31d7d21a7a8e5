/** What is checked: one row of data for each check, with the question that it asks. */
package dev.rollcall.doctor.check;
