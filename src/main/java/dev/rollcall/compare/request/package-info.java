/** What is asked, as whom, at which pace, and the answers of one side. */
package dev.rollcall.compare.request;
