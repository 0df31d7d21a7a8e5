package dev.rollcall.rest;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.FindUser;
import dev.rollcall.directory.ListUsers;
import dev.rollcall.directory.ReadProfile;
import dev.rollcall.rest.answer.AnswerHeaders;
import dev.rollcall.rest.answer.CrossOrigin;
import dev.rollcall.rest.answer.UntakenAnswers;
import dev.rollcall.rest.error.ErrorTable;
import dev.rollcall.rest.failure.FailureLog;
import dev.rollcall.rest.limit.RateLimiter;
import dev.rollcall.rest.list.Admission;
import dev.rollcall.rest.list.ListTransfers;
import dev.rollcall.rest.list.ReadAhead;
import dev.rollcall.rest.parameter.UserListParameters;
import dev.rollcall.rest.parameter.UserLookupParameters;
import dev.rollcall.scope.WorkspaceScoped;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * The entrance of the requests of one workspace: the objects that resources and filters need, and
 * of which each workspace has its own.
 */
@WorkspaceScoped
public record Entrance(
        FindUser findUser,
        ListUsers listUsers,
        ReadProfile readProfile,
        UserLookupParameters lookupParameters,
        UserListParameters listParameters,
        Requests requests,
        Answers answers) {

    /** Admits requests, and bounds what is read for them. */
    @WorkspaceScoped
    record Requests(
            RateLimiter limiter,
            Admission admission,
            ReadAhead readAhead,
            CrossOrigin crossOrigin,
            ListTransfers transfers) {}

    /** The objects that make answers. */
    @WorkspaceScoped
    record Answers(
            AnswerHeaders headers,
            UntakenAnswers untaken,
            ErrorTable errors,
            FailureLog log,
            Dialect dialect) {}

    /**
     * Knows which workspace a request is for: the service's own, unless the stub has chosen another
     * one. It is made at the first request: its users hold a proxy of it, because the framework
     * makes some of them before the service has started.
     */
    @ApplicationScoped
    public static class WorkspaceChoice {

        private static final String CHOSEN = "rollcall.workspace";

        private final Entrance own;

        WorkspaceChoice(Instance<Entrance> own) {
            this.own = own.get();
        }

        /** Marks a request as one for another workspace than the service's own. */
        public static void choose(RoutingContext context, Entrance other) {
            context.put(CHOSEN, other);
        }

        Entrance of(RoutingContext context) {
            Entrance other = context.get(CHOSEN);
            return other == null ? own : other;
        }
    }
}
