/** The pages for people, as HTML: who sees what, and the landing page of the demo. */
package dev.rollcall.page;
