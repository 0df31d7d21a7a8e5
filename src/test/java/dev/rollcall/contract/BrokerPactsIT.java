package dev.rollcall.contract;

import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactBroker;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerAuth;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerConsumerVersionSelectors;
import au.com.dius.pact.provider.junitsupport.loader.SelectorBuilder;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RollcallPair;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The pacts that consumers have published to a broker, if the environment names one. What they have
 * on their main branch, on a branch of the same name as this one, and in use counts; a pact that
 * was never verified is pending and fails nothing. The library wants the selectors public.
 */
@BlackBox("gives the verifier of pacts a service in each provider state")
@Provider("rollcall")
@PactBroker(
        url = "${PACT_BROKER_BASE_URL:}",
        authentication = @PactBrokerAuth(token = "${PACT_BROKER_TOKEN:}"),
        enablePendingPacts = "true",
        providerBranch = "${PACT_PROVIDER_BRANCH:main}")
@IgnoreMissingStateChange
@EnabledIfEnvironmentVariable(named = "PACT_BROKER_BASE_URL", matches = ".+")
public class BrokerPactsIT extends PactVerification {

    BrokerPactsIT(RollcallPair pair) {
        super(pair);
    }

    @PactBrokerConsumerVersionSelectors
    public static SelectorBuilder published() {
        return new SelectorBuilder().mainBranch().matchingBranch().deployedOrReleased();
    }
}
