package dev.rollcall.contract;

import dev.rollcall.demo.ProviderStates;
import dev.rollcall.testkit.Noticing;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.util.List;
import java.util.Optional;

/**
 * The services of the run, whose workspace is put into provider states as often as the asked states
 * change. At the end the tests get their workspace back.
 */
final class ProviderStateServices implements AutoCloseable {

    private final RollcallPair pair;
    private final Noticing noticing;
    private Optional<ProviderStates> seeded = Optional.empty();

    ProviderStateServices(RollcallPair pair) {
        this.pair = pair;
        this.noticing = pair.database().noticing();
    }

    /** The service of this dialect, in these states and in no other. */
    Rollcall in(List<String> stateNames, TestDialect dialect) {
        ProviderStates states = ProviderStates.named(stateNames);
        if (!states.databaseUp()) {
            return pair.serviceWithoutDatabase(dialect);
        }
        if (!seeded.map(ProviderStates::names).equals(Optional.of(states.names()))) {
            states.seed(pair.database().database());
            awaitNoticed(states);
            seeded = Optional.of(states);
        }
        return pair.service(dialect);
    }

    private void awaitNoticed(ProviderStates states) {
        if (seeded.filter(states::hasConfigurationOf).isEmpty()) {
            noticing.changed();
            noticing.await();
        }
    }

    @Override
    public void close() {
        pair.workspace().takeBack();
    }
}
