package dev.rollcall.rest.page;

import dev.rollcall.page.LandingPage;
import dev.rollcall.setting.RollcallConfiguration;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the landing page at the address of the demo. A workspace's service has no such page. */
@ApplicationScoped
class LandingRoute {

    /** A host name or an address, without characters that have a meaning in a shell or in HTML. */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private static final int OK = 200;

    private final LandingPage page = new LandingPage();
    private final boolean demo;
    private final boolean swaggerUi;
    private final int port;
    private final int managementPort;

    LandingRoute(
            RollcallConfiguration configuration,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        this.demo = configuration.mongoUrl().isEmpty();
        this.swaggerUi = configuration.swaggerUi().orElse(demo);
        this.port = port;
        this.managementPort = managementPort;
    }

    void register(@Observes Router router) {
        if (demo) {
            router.route("/").handler(this::answer);
        }
    }

    private void answer(RoutingContext context) {
        if (!PageAnswer.reads(context)) {
            return;
        }
        Matcher host =
                HOST.matcher(Optional.ofNullable(context.request().getHeader("Host")).orElse(""));
        boolean named = host.matches();
        String name = named ? host.group(1) : "localhost";
        String address = "http://" + (named ? host.group() : name + ":" + port);
        String visibility = "http://" + name + ":" + managementPort + "/visibility";
        PageAnswer.send(context, OK, page.of(address, visibility, swaggerUi));
    }
}
