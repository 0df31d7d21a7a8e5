/** What holds for every endpoint: paths, methods, headers, query strings, limits, logs, attacks. */
package dev.rollcall.blackbox.http;
