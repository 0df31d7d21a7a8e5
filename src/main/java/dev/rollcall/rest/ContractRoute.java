package dev.rollcall.rest;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Serves the contract as JSON beside the file itself, from where the framework has converted it.
 */
@ApplicationScoped
class ContractRoute {

    private static final String JSON = "/openapi.json";
    private static final String CONVERTED = "/q/openapi.json";

    void register(@Observes Router router) {
        router.get(JSON).handler(context -> Rerouting.to(CONVERTED, context));
    }
}
