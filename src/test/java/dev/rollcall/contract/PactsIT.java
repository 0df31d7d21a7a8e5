package dev.rollcall.contract;

import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RollcallPair;

/** The pacts of the sample consumers. States are set up by the table, not by annotated methods. */
@BlackBox("gives the verifier of pacts a service in each provider state")
@Provider("rollcall")
@PactFolder("src/test/pacts")
@IgnoreMissingStateChange
class PactsIT extends PactVerification {

    PactsIT(RollcallPair pair) {
        super(pair);
    }
}
