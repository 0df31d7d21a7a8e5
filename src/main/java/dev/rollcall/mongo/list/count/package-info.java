/**
 * The figures about all users: how many there are, a bookmark for each thousand, and those without
 * a user name.
 */
package dev.rollcall.mongo.list.count;
