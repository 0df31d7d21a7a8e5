package dev.rollcall.suite;

/** What another database could change, in the dialect of the documents. */
@AnsweredFromTheDatabase
class DatabaseInDocumented extends RequestsInDocumented {}
