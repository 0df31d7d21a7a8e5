package dev.rollcall.rest;

import dev.rollcall.directory.ListGuard;

/**
 * Under which terms a list is sent.
 *
 * @param requestId the name of its request, for the log
 * @param bounded whether it has a size that the request or the workspace gives
 * @param guard judges again whether it may go on
 * @param release gives its places back, and may be called more than once
 */
record ListTerms(String requestId, boolean bounded, ListGuard guard, Runnable release) {}
