/** The mode that sends the same requests to Rocket.Chat and to Rollcall and says what differs. */
package dev.rollcall.compare;
