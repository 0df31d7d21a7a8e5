/** The five documents that the product has to satisfy: each example response is a test. */
package dev.rollcall.documents;
