/** The queries on the workspace's permissions and settings. */
package dev.rollcall.mongo.workspace;
