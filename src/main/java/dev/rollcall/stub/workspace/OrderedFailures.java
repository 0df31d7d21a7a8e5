package dev.rollcall.stub.workspace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The failures that are ordered for the next requests of one workspace. */
public final class OrderedFailures {

    /** Enough for any test, and a bound. */
    public static final int MOST = 100;

    private final List<Order> orders = new ArrayList<>();

    private static final class Order {

        private final OrderedFailure failure;
        private int left;

        Order(OrderedFailure failure, int times) {
            this.failure = failure;
            this.left = times;
        }
    }

    /** Adds an order behind those that wait; false if there are too many. */
    public synchronized boolean add(OrderedFailure failure, int times) {
        return orders.size() < MOST && orders.add(new Order(failure, times));
    }

    /** The failure for the next request of this path; empty if none is ordered. */
    synchronized Optional<OrderedFailure> next(String path) {
        Iterator<Order> all = orders.iterator();
        while (all.hasNext()) {
            Order order = all.next();
            if (order.failure.isFor(path)) {
                order.left--;
                if (order.left == 0) {
                    all.remove();
                }
                return Optional.of(order.failure);
            }
        }
        return Optional.empty();
    }

    /** The failures that wait, and for how many requests each. */
    public synchronized Map<OrderedFailure, Integer> waiting() {
        Map<OrderedFailure, Integer> waiting = new LinkedHashMap<>();
        orders.forEach(order -> waiting.merge(order.failure, order.left, Integer::sum));
        return waiting;
    }

    /**
     * A failure that a consumer ordered from the stub: it replaces the answer to a request, or
     * delays it.
     *
     * @param kind the kind of failure
     * @param status the status of an answer of the kind {@link Kind#STATUS}
     * @param retryAfter the seconds of its {@code Retry-After}, if that status has one
     * @param delay how long the request waits first
     * @param operation the only operation that fails so, as {@code users.list}; empty for all
     */
    public record OrderedFailure(
            Kind kind, int status, long retryAfter, Duration delay, Optional<String> operation) {

        /** What can happen to a request. */
        public enum Kind {
            /** An answer with a status of the contract's. */
            STATUS("status"),
            /** The usual answer, but late. */
            DELAY("delay"),
            /** The first half of the usual answer, and then the end of the connection. */
            BREAK_OFF("breakOff"),
            /** The end of the connection without an answer. */
            RESET("reset");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /** Its name in the control API. */
            public String word() {
                return word;
            }
        }

        boolean isFor(String path) {
            return operation.isEmpty() || path.endsWith("/" + operation.get());
        }
    }
}
