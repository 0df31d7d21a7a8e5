/** The addresses of the pages for people and of the metrics, and the headers of the pages. */
package dev.rollcall.rest.page;
