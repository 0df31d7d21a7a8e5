/**
 * Data of a consumer's own for a workspace of the stub: users, rooms, custom fields, permissions
 * and settings as JSON. Mistakes are reported in words, with the line and the path.
 */
package dev.rollcall.stub.data;
