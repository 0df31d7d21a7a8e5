/** The commands that the service sends, and how a server says that it runs them. */
package dev.rollcall.doctor.plan;
