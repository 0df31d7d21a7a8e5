/**
 * The dialects: the generations of Rocket.Chat that this service imitates, each as a row of data.
 */
package dev.rollcall.compatibility;
