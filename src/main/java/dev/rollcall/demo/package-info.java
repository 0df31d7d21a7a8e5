/**
 * The demo workspace: an embedded server that speaks MongoDB's wire protocol, filled with invented
 * users in Rocket.Chat's own document shapes.
 */
package dev.rollcall.demo;
