/**
 * What a user of the workspace is to this service: its fields, how one is addressed, and the port
 * that reads it.
 */
package dev.rollcall.user;
