/**
 * The indexes that the queries need, as data: Rocket.Chat's own, and those that the mode {@code
 * indexes} creates.
 */
package dev.rollcall.index;
