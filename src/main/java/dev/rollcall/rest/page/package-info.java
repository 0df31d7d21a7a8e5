/** The addresses of the pages for people, and the headers that they are sent with. */
package dev.rollcall.rest.page;
