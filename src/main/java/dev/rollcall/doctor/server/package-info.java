/** How the workspace's servers are reached, asked and, if they do not answer, looked at. */
package dev.rollcall.doctor.server;
