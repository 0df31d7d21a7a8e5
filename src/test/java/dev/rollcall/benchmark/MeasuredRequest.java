package dev.rollcall.benchmark;

import java.util.List;
import java.util.function.LongFunction;

/**
 * One of the requests that the service is there for.
 *
 * @param targets the target of each request, made from its number
 */
record MeasuredRequest(String name, LongFunction<String> targets) {

    static final String ME = "/api/v1/me";
    private static final int PAGE = 50;
    private static final int SPREAD = 31;

    /** Those of a workspace of so many users. */
    static List<MeasuredRequest> all(int users) {
        return List.of(
                new MeasuredRequest("users.info", number -> info(number, users)),
                new MeasuredRequest("users.list", number -> "/api/v1/users.list?count=" + PAGE),
                new MeasuredRequest("me", number -> ME));
    }

    private static String info(long number, int users) {
        CrowdMember member = new CrowdMember((int) (number * SPREAD % (users - 1)) + 1);
        return "/api/v1/users.info?userId=" + member.id();
    }
}
