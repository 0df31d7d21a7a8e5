/**
 * The indexes that the queries need: Rocket.Chat's own and ours, as data; and the one-shot mode
 * that makes ours.
 */
package dev.rollcall.index;
