/** The answers that are streamed, as the generated API names them. */
package dev.rollcall.stream;
