/** The workspace's permissions and settings, kept in memory and read again twice a second. */
package dev.rollcall.workspace;
