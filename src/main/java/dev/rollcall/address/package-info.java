/**
 * How a workspace's MongoDB is addressed: what a connection string means beyond what the driver
 * makes of it.
 */
package dev.rollcall.address;
