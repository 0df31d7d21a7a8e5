/** How the process ends that cannot go on: with one line and an exit code, not by hanging. */
package dev.rollcall.collapse;
