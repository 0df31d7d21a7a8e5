/** The invented users of the demo workspace, and the tokens of its callers. */
package dev.rollcall.demo.person;
