/** HTTP: the resources that implement the generated interfaces. */
package dev.rollcall.rest;
