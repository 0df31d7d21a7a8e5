package dev.rollcall.rest;

import dev.rollcall.directory.ListGuard;
import java.util.function.LongConsumer;

/**
 * The terms under which a list is sent.
 *
 * @param requestId the id of its request, for the log
 * @param bounded whether the request or the workspace limits its size
 * @param guard checks again whether it may go on
 * @param release gives its places back, and may be called more than once
 * @param sent gets the number of rows when the list has ended, whole or not
 */
record ListTerms(
        String requestId, boolean bounded, ListGuard guard, Runnable release, LongConsumer sent) {}
