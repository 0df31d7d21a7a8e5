/** Documents of the database as trees of plain values. */
package dev.rollcall.mongo.document;
