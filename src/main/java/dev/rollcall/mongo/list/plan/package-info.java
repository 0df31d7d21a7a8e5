/** Plans a list as commands that each read along an index. */
package dev.rollcall.mongo.list.plan;
