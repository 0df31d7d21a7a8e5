/**
 * Connection strings of a workspace's MongoDB: the parts that the driver ignores or leaves to the
 * application.
 */
package dev.rollcall.address;
