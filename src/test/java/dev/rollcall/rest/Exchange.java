package dev.rollcall.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A request from 192.0.2.1 with the headers of a test, and what is answered to it. */
public final class Exchange {

    private final MultiMap asked = MultiMap.caseInsensitiveMultiMap();
    private final MultiMap answered = MultiMap.caseInsensitiveMultiMap();
    private String address = "192.0.2.1";
    private String body = "";

    public Exchange from(String other) {
        address = other;
        return this;
    }

    /** A header of the request; null for none. */
    public Exchange asking(String header, String value) {
        if (value != null) {
            asked.add(header, value);
        }
        return this;
    }

    public RoutingContext context() {
        return standIn(RoutingContext.class, Map.of("request", request(), "response", response()));
    }

    /** A header of the answer; null for none. */
    public String answered(String header) {
        return answered.get(header);
    }

    public boolean isHeaderless() {
        return answered.isEmpty();
    }

    public String body() {
        return body;
    }

    private HttpServerRequest request() {
        return standIn(
                HttpServerRequest.class,
                Map.of(
                        "headers",
                        asked,
                        "remoteAddress",
                        SocketAddress.inetSocketAddress(1, address)));
    }

    private HttpServerResponse response() {
        return standIn(HttpServerResponse.class, Map.of());
    }

    private <T> T standIn(Class<T> type, Map<String, Object> constants) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getHeader" -> asked.get((String) arguments[0]);
                                    case "putHeader" -> put(proxy, arguments);
                                    case "end" -> end((String) arguments[0]);
                                    default -> constant(constants, method.getName());
                                }));
    }

    private Object put(Object proxy, Object... arguments) {
        answered.set((String) arguments[0], (String) arguments[1]);
        return proxy;
    }

    private Object end(String text) {
        body = text;
        return null;
    }

    private static Object constant(Map<String, Object> constants, String name) {
        if (!constants.containsKey(name)) {
            throw new IllegalStateException("Not asked: " + name);
        }
        return constants.get(name);
    }
}
