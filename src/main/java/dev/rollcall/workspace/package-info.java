/**
 * The live view of the workspace's permissions and settings, kept in memory and re-read twice a
 * second.
 */
package dev.rollcall.workspace;
