/**
 * The demo workspace: an embedded server that speaks MongoDB's wire protocol, filled with invented
 * users in Rocket.Chat's own document shapes. It knows nothing of the rest of the service.
 */
package dev.rollcall.demo;
