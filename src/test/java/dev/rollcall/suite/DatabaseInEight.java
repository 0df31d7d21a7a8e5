package dev.rollcall.suite;

/** What another database could change, in the dialect 8. */
@AnsweredFromTheDatabase
class DatabaseInEight extends RequestsInEight {}
