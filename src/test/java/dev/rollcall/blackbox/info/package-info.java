/** One user by one key: the endpoint {@code users.info}. */
package dev.rollcall.blackbox.info;
