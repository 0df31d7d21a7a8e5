/**
 * The contents of the demo workspace beside its users: collections, permissions, roles, rooms,
 * settings and indexes.
 */
package dev.rollcall.demo.workspace;
