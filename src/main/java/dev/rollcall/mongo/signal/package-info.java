/** What the driver reports of its commands and connections. */
package dev.rollcall.mongo.signal;
