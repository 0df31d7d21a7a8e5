/**
 * Reads the workspace's MongoDB: reactive Panache repositories with named queries, and the ports
 * that they serve.
 */
package dev.rollcall.mongo;
