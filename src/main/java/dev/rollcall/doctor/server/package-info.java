/**
 * Connections of the doctor to the workspace's servers, and probes that find out why one does not
 * answer.
 */
package dev.rollcall.doctor.server;
