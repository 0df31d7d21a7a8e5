/** The queries on the workspace's permissions and settings, which implement their port. */
package dev.rollcall.mongo.workspace;
