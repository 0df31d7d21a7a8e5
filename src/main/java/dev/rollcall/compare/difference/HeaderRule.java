package dev.rollcall.compare.difference;

import java.util.List;

/**
 * A header that the contract declares, and whether its value is compared. Counts and ids change
 * from answer to answer, so only the presence of their headers is compared.
 */
record HeaderRule(String name, boolean byValue) {

    static final List<HeaderRule> ALL =
            List.of(
                    new HeaderRule("content-type", true),
                    new HeaderRule("cache-control", true),
                    new HeaderRule("pragma", true),
                    new HeaderRule("allow", true),
                    new HeaderRule("www-authenticate", true),
                    new HeaderRule("deprecation", true),
                    new HeaderRule("content-security-policy", true),
                    new HeaderRule("x-content-type-options", true),
                    new HeaderRule("x-frame-options", true),
                    new HeaderRule("x-xss-protection", true),
                    new HeaderRule("x-ratelimit-limit", true),
                    new HeaderRule("x-ratelimit-remaining", false),
                    new HeaderRule("x-ratelimit-reset", false),
                    new HeaderRule("x-instance-id", false),
                    new HeaderRule("x-request-id", false));
}
