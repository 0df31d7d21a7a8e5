/**
 * Which commands read a part of a list, so that a page costs the same in a workspace of any size
 * and at any offset: what is known of all users, where a reader's last page ended, and the parts
 * that one command each can read along an index. Sends no command itself.
 */
package dev.rollcall.mongo.list;
