/** The pages for people, as HTML: who sees what, and what the demo greets a browser with. */
package dev.rollcall.page;
