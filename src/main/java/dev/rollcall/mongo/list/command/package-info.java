/** Sends the commands of lists on connections of their own. */
package dev.rollcall.mongo.list.command;
