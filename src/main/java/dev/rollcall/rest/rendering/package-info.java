/** Renders what a caller may see as the wire models of the contract. */
package dev.rollcall.rest.rendering;
