/** The commands that the service sends, and the plans that a server has for them. */
package dev.rollcall.doctor.plan;
