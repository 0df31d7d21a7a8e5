package dev.rollcall.rest;

import dev.rollcall.directory.ListGuard;
import java.util.function.LongConsumer;

/**
 * Under which terms a list is sent.
 *
 * @param requestId the name of its request, for the log
 * @param bounded whether it has a size that the request or the workspace gives
 * @param guard judges again whether it may go on
 * @param release gives its places back, and may be called more than once
 * @param sent gets the number of rows when the list has ended, whole or not
 */
record ListTerms(
        String requestId, boolean bounded, ListGuard guard, Runnable release, LongConsumer sent) {}
