/** The dialects: the generations of Rocket.Chat that this service imitates, as rows of data. */
package dev.rollcall.compatibility;
