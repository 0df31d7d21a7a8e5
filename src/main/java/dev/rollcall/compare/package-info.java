/**
 * The mode that sends the same requests to Rocket.Chat and to Rollcall and reports the differences.
 */
package dev.rollcall.compare;
