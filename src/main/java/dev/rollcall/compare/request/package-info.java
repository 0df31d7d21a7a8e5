/** The requests of a comparison, their callers and their pace, and the answers of one side. */
package dev.rollcall.compare.request;
