package dev.rollcall.compare.request;

/** One of the two servers that are compared. */
@FunctionalInterface
public interface Side {

    Answer answer(Question question);
}
