/**
 * The dialects: the generations of Rocket.Chat whose answers this service gives, as rows of data.
 */
package dev.rollcall.compatibility;
