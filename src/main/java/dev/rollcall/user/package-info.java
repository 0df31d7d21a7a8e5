/**
 * Users of the workspace: their fields, the keys that address them, and the port that reads them.
 */
package dev.rollcall.user;
