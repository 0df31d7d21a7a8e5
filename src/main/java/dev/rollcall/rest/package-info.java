/** HTTP: the gate before each request, and the resources of the generated interfaces. */
package dev.rollcall.rest;
