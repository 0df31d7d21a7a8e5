/**
 * The figures about all users: how many there are, bookmarks at regular distances, and those
 * without a user name.
 */
package dev.rollcall.mongo.list.count;
