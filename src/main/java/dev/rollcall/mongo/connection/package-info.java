/**
 * The connection to MongoDB: the settings and the metrics of the driver, the limits of time, and
 * when no server can be reached.
 */
package dev.rollcall.mongo.connection;
