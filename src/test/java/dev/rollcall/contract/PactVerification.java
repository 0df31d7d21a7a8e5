package dev.rollcall.contract;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.provider.IHttpClientFactory;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import dev.rollcall.demo.ProviderStates;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sends each request of the pacts to the packaged service, in the provider states that the pact
 * names, and holds the answer to what the consumer wrote down.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PactVerification {

    private final ProviderStateServices services;

    PactVerification(RollcallPair pair) {
        this.services = new ProviderStateServices(pair);
    }

    @BeforeEach
    void setUp(PactVerificationContext context) {
        RawHttp service = services.in(states(context), TestDialect.DOCUMENTED).http();
        context.setTarget(
                new HttpTestTarget(
                        service.host(), service.port(), "/", PactVerification::asTheConsumerCalls));
    }

    /** By itself the client would wait as long as a refusal says, and ask once more. */
    private static IHttpClientFactory asTheConsumerCalls() {
        return provider -> HttpClients.custom().disableAutomaticRetries().build();
    }

    /**
     * A consumer may already publish a pact with a state that is not there yet: as long as it is
     * pending, that is no failure of this service.
     */
    private static List<String> states(PactVerificationContext context) {
        List<String> names =
                context.getInteraction().getProviderStates().stream()
                        .map(ProviderState::getName)
                        .toList();
        try {
            ProviderStates.named(names);
        } catch (IllegalArgumentException unknown) {
            Assumptions.assumeFalse(context.getConsumer().getPending(), unknown.getMessage());
        }
        return names;
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void isAnsweredAsTheConsumerExpects(PactVerificationContext context) {
        context.verifyInteraction();
    }

    @AfterAll
    void stop() {
        services.close();
    }
}
